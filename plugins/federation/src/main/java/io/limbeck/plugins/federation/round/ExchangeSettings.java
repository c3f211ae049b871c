package io.limbeck.plugins.federation.round;

import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.tensorflow.TrainSettings;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;

/** Settings of {@link Exchange}. */
@Summary("A student of a federation whose clients, of any architecture, exchange what they say of public rows")
record ExchangeSettings(
        @Summary("Rounds in all") @Default("10") @Positive int rounds,

        @Summary("Share of the training rows that is public: nobody's own, spoken of by all, labels not read")
        @Default("0.1")
        @DecimalMin(value = "0", inclusive = false)
        @DecimalMax(value = "1", inclusive = false)
        double publicShare,

        @Summary("Share of the clients that is sampled for a round") @Default("1") @DecimalMin("0") @DecimalMax("1")
        double fraction,

        @Summary("Fewest clients of a round, where the share gives fewer") @Default("1") @Positive
        int minimum,

        @Summary("How a client trains on its own rows in one round; 1 epoch unless given") @Default("{}") @Valid
        TrainSettings train,

        @Summary("How clients and server learn from the consensus in one round; 1 epoch unless given")
        @Default("{}")
        @Valid
        TrainSettings digest,

        @Summary("Rounds between two judgements on the validation rows; 0 never judges") @Default("1") @PositiveOrZero
        int judgeEvery) {}
