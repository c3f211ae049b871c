package io.limbeck.plugins.federation.round;

import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.tensorflow.TrainSettings;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.Optional;

/** Settings of {@link Federated}. */
@Summary("A model trained by a federation: clients train on their own rows, a server aggregates what they send")
record FederatedSettings(
        @Summary("Rounds in all") @Default("100") @Positive int rounds,

        @Summary("Share of the clients that is sampled for a round (C of federated averaging)")
        @Default("1")
        @DecimalMin("0")
        @DecimalMax("1")
        double fraction,

        @Summary("Fewest clients of a round, where the share gives fewer") @Default("1") @Positive
        int minimum,

        @Summary("Share of the sampled clients that must answer; a round with fewer changes nothing")
        @Default("0")
        @DecimalMin("0")
        @DecimalMax("1")
        double quorum,

        @Summary("How a client trains in one round: epochs (E, 1 unless given) and batch (B)") @Default("{}") @Valid
        TrainSettings train,

        @Summary("Rounds between two judgements on the validation rows; 0 never judges") @Default("1") @PositiveOrZero
        int judgeEvery,

        @Summary("Past global models whose average teaches the terms at 'globalObjective' (M of FedGKD)")
        @Default("5")
        @Positive
        int globalModels,

        @Summary("When to stop before the end") Optional<@Valid Stopping> stopping,

        @Summary("Validation accuracy to reach; the report tells after how many rounds it was reached")
        Optional<@Valid Target> target) {

    /** Stops when the validation rows have not improved for a while, and goes back to the best weights. */
    @Summary("Stops when the validation rows have not improved for a while, and goes back to the best weights")
    record Stopping(
            @Summary("Judgements without improvement after which the federation stops") @Default("5") @Positive
            int patience,

            @Summary("Figure on the validation rows") @Default("loss")
            Watch watch) {}

    /** Figures that stopping can watch. */
    enum Watch {
        /** Negative log likelihood. */
        LOSS,
        /** Share of right decisions. */
        ACCURACY
    }

    /** A validation accuracy to reach. */
    @Summary("A validation accuracy to reach")
    record Target(
            @Summary("The accuracy, between 0 and 1") @DecimalMin("0") @DecimalMax("1")
            double accuracy,

            @Summary("Whether the federation ends when it is reached") @Default("false")
            boolean stop) {}
}
