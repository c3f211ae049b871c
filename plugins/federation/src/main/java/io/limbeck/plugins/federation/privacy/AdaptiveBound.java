package io.limbeck.plugins.federation.privacy;

import io.limbeck.plugins.federation.vector.Vectors;
import io.limbeck.spi.Default;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.Summary;
import io.limbeck.spi.federation.ClientUpdate;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;

/**
 * A clipping bound that follows a quantile of the updates' norms [1]: C ← C · exp(−η(b − γ)), with b the share of the updates
 * no longer than C; or C ← C − η(b − γ).
 *
 * <p>[1] Andrew et al.: Differentially Private Learning with Adaptive Clipping, 2021, section 2.
 */
record AdaptiveBound(
        @Summary("Quantile γ of the norms that the bound goes to") @Default("0.5") @PositiveOrZero @DecimalMax("1")
        double quantile,

        @Summary("Step η of the bound") @Default("0.2") @Positive
        double learningRate,

        @Summary("Whether the step is a factor (exp) or is added") @Default("true")
        boolean geometric,

        @Summary(
                "Standard deviation of the noise on the number of updates within the bound; a twentieth of them is usual")
        @Default("0")
        @PositiveOrZero
        double countNoise) {

    /** {@return the bound after a round} */
    double next(double bound, List<ClientUpdate> updates, RandomSource random) {
        if (updates.isEmpty()) {
            return bound;
        }
        double within = updates.stream()
                .filter(update -> Vectors.norm(update.change()) <= bound)
                .count();
        double share = (within + (countNoise > 0 ? countNoise * random.normal(0) : 0)) / updates.size();
        return moved(bound, share);
    }

    /** {@return the bound after a round in which that share of the updates was no longer than it} */
    double moved(double bound, double share) {
        double step = -learningRate * (share - quantile);
        return geometric ? bound * Math.exp(step) : bound + step;
    }

    /**
     * {@return the noise multiplier of the updates, so that together with the noise on the number it spends what {@code
     * multiplier} would alone}: (z⁻² − (2σ)⁻²)^−½; infinite if the number alone spends more
     */
    double noiseOfUpdates(double multiplier) {
        return noiseOfUpdates(multiplier, countNoise);
    }

    static double noiseOfUpdates(double multiplier, double countNoise) {
        double left = 1 / (multiplier * multiplier) - 1 / (4 * countNoise * countNoise);
        return left > 0 ? 1 / Math.sqrt(left) : Double.POSITIVE_INFINITY;
    }
}
