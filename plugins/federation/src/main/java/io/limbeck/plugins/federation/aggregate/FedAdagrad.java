package io.limbeck.plugins.federation.aggregate;

import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.Optional;

/** Adagrad at the server: v ← v + Δ². See {@link Adaptive}. */
final class FedAdagrad {

    private FedAdagrad() {}

    @Summary("Federated averaging with Adagrad at the server")
    record Settings(
            @Summary("Step η of the server") @Default("0.1") @Positive
            double serverLearningRate,

            @Summary("Decay β₁ of the first moment")
            @Default("0")
            @PositiveOrZero
            @DecimalMax(value = "1", inclusive = false)
            double beta1,

            @Summary("Adaptivity τ, added to the root of the second moment") @Default("0.001") @PositiveOrZero
            double tau,

            @Summary("Second moment before the first round; τ² unless given, 0 in Flower")
            Optional<@PositiveOrZero Double> initial,

            @Summary("What a client counts: rows (its number of rows) or clients (all alike)") @Default("rows")
            Weighting weighting) {}

    static Adaptive of(Settings settings) {
        return new Adaptive(new Adaptive.Settings(
                SecondMoment.ADAGRAD,
                settings.serverLearningRate(),
                settings.beta1(),
                0,
                settings.tau(),
                settings.initial().orElse(settings.tau() * settings.tau()),
                BiasCorrection.NONE,
                settings.weighting()));
    }
}
