package io.limbeck.plugins.federation.robust;

import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.Optional;

/**
 * The mean of every coordinate without its ⌊βn⌋ lowest and highest values [1], or without as many as may be malicious.
 *
 * <p>[1] Yin et al.: Byzantine-Robust Distributed Learning: Towards Optimal Statistical Rates, 2018, definition 2.
 */
final class TrimmedMean extends Robust {

    @Summary("The mean of every parameter without its lowest and highest values")
    record Settings(
            @Summary("Share β of the values that is cut at each end")
            @Default("0.2")
            @PositiveOrZero
            @DecimalMax(value = "0.5", inclusive = false)
            double share,

            @Summary("Values that are cut at each end, in place of a share")
            Optional<@PositiveOrZero Integer> malicious) {}

    private final Settings settings;

    TrimmedMean(Settings settings) {
        this.settings = settings;
    }

    @Override
    double[] centre(Cohort cohort) {
        int cut = settings.malicious().orElse((int) (settings.share() * cohort.size()));
        cohort.requireMajority("The trimmed mean", cut);
        return Coordinates.each(
                cohort.changes(), ascending -> Coordinates.mean(ascending, cut, ascending.length - 2 * cut));
    }
}
