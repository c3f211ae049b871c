package io.limbeck.plugins.federation.aggregate;

import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.Optional;

/** Yogi at the server: v ← v − (1 − β₂)Δ² · sign(v − Δ²), which forgets slowly. See {@link Adaptive}. */
final class FedYogi {

    private FedYogi() {}

    @Summary("Federated averaging with Yogi at the server")
    record Settings(
            @Summary("Step η of the server") @Default("0.1") @Positive
            double serverLearningRate,

            @Summary("Decay β₁ of the first moment")
            @Default("0.9")
            @PositiveOrZero
            @DecimalMax(value = "1", inclusive = false)
            double beta1,

            @Summary("Decay β₂ of the second moment")
            @Default("0.99")
            @PositiveOrZero
            @DecimalMax(value = "1", inclusive = false)
            double beta2,

            @Summary("Adaptivity τ, added to the root of the second moment") @Default("0.001") @PositiveOrZero
            double tau,

            @Summary("Second moment before the first round; τ² unless given, 0 in Flower")
            Optional<@PositiveOrZero Double> initial,

            @Summary("Correction of moments that begin at zero: none (Reddi), kingma, or flower (one round ahead)")
            @Default("none")
            BiasCorrection biasCorrection,

            @Summary("What a client counts: rows (its number of rows) or clients (all alike)") @Default("rows")
            Weighting weighting) {}

    static Adaptive of(Settings settings) {
        return new Adaptive(new Adaptive.Settings(
                SecondMoment.YOGI,
                settings.serverLearningRate(),
                settings.beta1(),
                settings.beta2(),
                settings.tau(),
                settings.initial().orElse(settings.tau() * settings.tau()),
                settings.biasCorrection(),
                settings.weighting()));
    }
}
