package io.limbeck.plugins.uncertainty.calibration;

import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.metric.Predictions;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;

/**
 * Adaptive calibration error over all classes [1]: {@code 1/(K R) Σ_k Σ_r |share of class k in r - mean p_k in r|}, the R
 * ranges of each class holding equal weight. With a threshold ε above 0 it is the thresholded one, TACE: rows whose
 * {@code p_k} is not above ε are left out for class k before the ranges are made.
 *
 * <p>Equal probabilities stay in one range, as in {@link ExpectedCalibrationError}; so ranges may be empty, as they are
 * where there are fewer rows than ranges. The mean is over those that are not.
 *
 * <p>[1] Nixon, Dusenberry, Zhang, Jerfel, Tran: Measuring Calibration in Deep Learning, 2019, equations 4 and 5.
 */
final class AdaptiveCalibrationError extends BinnedMetric {

    @Summary("Adaptive calibration error: every class, ranges of equal weight, plain mean of their gaps")
    record Settings(
            @Summary("Number of ranges of each class") @Default("15") @Positive @Max(100_000)
            int ranges) {}

    @Summary("Thresholded adaptive calibration error: as adaptive, without probabilities that are next to nothing")
    record Thresholded(
            @Summary("Number of ranges of each class") @Default("15") @Positive @Max(100_000)
            int ranges,

            @Summary("Probabilities up to this are left out") @Default("0.01") @PositiveOrZero @DecimalMax("1")
            double threshold) {}

    private final int ranges;
    private final double threshold;

    AdaptiveCalibrationError(Settings settings) {
        this.ranges = settings.ranges();
        this.threshold = -1;
    }

    AdaptiveCalibrationError(Thresholded settings) {
        this.ranges = settings.ranges();
        this.threshold = settings.threshold();
    }

    @Override
    public String definition() {
        String name = threshold < 0 ? "ACE (Nixon 2019)" : "TACE (Nixon 2019), probabilities above " + threshold;
        return name + ": all classes, " + ranges
                + " ranges of equal weight, equal probabilities together, plain mean of those that are not empty";
    }

    @Override
    List<BinnedRows> binned(Predictions predictions) {
        return classes(predictions, threshold, Binning.EQUAL_MASS, ranges);
    }

    @Override
    double error(List<BinSums> bins) {
        return bins.stream()
                .flatMapToDouble(sums -> sums.filled(0).mapToDouble(sums::gap))
                .average()
                .orElse(Double.NaN);
    }
}
