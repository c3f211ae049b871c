package io.limbeck.plugins.uncertainty.number;

import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.metric.Direction;
import io.limbeck.spi.metric.Metric;
import io.limbeck.spi.model.Gaussian;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Positive;

/**
 * Figures of the central prediction interval, from the quantile {@code (1 - level)/2} to {@code (1 + level)/2}, borders
 * included. Coverage ought to be the level, of all rows and of those of each group; width alone is no merit, and the
 * interval score weighs the two [1]: the width, and 2/(1 - level) times the distance of a truth outside.
 *
 * <p>[1] Gneiting, Raftery: Strictly Proper Scoring Rules, Prediction, and Estimation, 2007, section 6.2.
 */
final class Intervals {

    @Summary("Share of rows whose number lies in its central prediction interval, which ought to be the level")
    record Coverage(
            @Summary("The share that the interval is to hold")
            @Default("0.9")
            @Positive
            @DecimalMax(value = "1", inclusive = false)
            double level) {}

    @Summary("How far the coverage of a number's central prediction interval is from its level")
    record Miss(
            @Summary("The share that the interval is to hold")
            @Default("0.9")
            @Positive
            @DecimalMax(value = "1", inclusive = false)
            double level) {}

    @Summary("Mean width of the central prediction interval of a number")
    record Width(
            @Summary("The share that the interval is to hold")
            @Default("0.9")
            @Positive
            @DecimalMax(value = "1", inclusive = false)
            double level) {}

    @Summary("Interval score of a number: width, and a penalty for each truth outside")
    record Score(
            @Summary("The share that the interval is to hold")
            @Default("0.9")
            @Positive
            @DecimalMax(value = "1", inclusive = false)
            double level) {}

    private Intervals() {}

    /** {@return how many standard deviations an interval reaches to either side} */
    private static double reach(double level) {
        return new Gaussian(0, 1).quantile((1 + level) / 2);
    }

    static Metric coverage(Coverage settings) {
        double reach = reach(settings.level());
        return new NumberScore(
                "coverage: weighted share of rows whose target lies in the central " + percent(settings.level())
                        + " prediction interval, which ought to be " + settings.level(),
                Direction.HIGHER,
                (said, truth) -> Math.abs(truth - said.mean()) <= reach * said.deviation() ? 1 : 0);
    }

    static Metric width(Width settings) {
        double reach = reach(settings.level());
        return new NumberScore(
                "weighted mean width of the central " + percent(settings.level())
                        + " prediction interval, in the unit of the target",
                Direction.LOWER,
                (said, truth) -> 2 * reach * said.deviation());
    }

    static Metric score(Score settings) {
        double reach = reach(settings.level());
        double penalty = 2 / (1 - settings.level());
        return new NumberScore(
                "interval score of the central " + percent(settings.level())
                        + " prediction interval: width + " + trimmed(penalty)
                        + " times the distance of a target outside, weighted mean, in the unit of the target",
                Direction.LOWER,
                (said, truth) -> {
                    double half = reach * said.deviation();
                    return 2 * half + penalty * Math.max(0, Math.abs(truth - said.mean()) - half);
                });
    }

    private static String percent(double level) {
        return trimmed(level * 100) + " %";
    }

    private static String trimmed(double value) {
        double rounded = Math.rint(value * 1e6) / 1e6;
        return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
    }
}
