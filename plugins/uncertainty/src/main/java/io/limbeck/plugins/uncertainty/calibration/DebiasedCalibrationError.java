package io.limbeck.plugins.uncertainty.calibration;

import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.metric.Predictions;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import java.util.List;

/**
 * Debiased L2 calibration error of the decided class [1]: the root of
 * {@code Σ_b (w_b / w) · ((accuracy(b) - confidence(b))² - accuracy(b) (1 - accuracy(b)) / (w_b - 1))}, or 0 where that is
 * negative. What is taken away is the expected square of a bin's accuracy around its mean, so that few rows do not make a
 * calibrated model look uncalibrated, as they do in {@link ExpectedCalibrationError}. Bins of one row or less count
 * nothing above the line.
 *
 * <p>[1] Kumar, Liang, Ma: Verified Uncertainty Calibration, NeurIPS 2019, definition 5.1.
 */
final class DebiasedCalibrationError extends BinnedMetric {

    @Summary("Debiased L2 calibration error: without what the chance of few rows adds to it")
    record Settings(
            @Summary("Number of bins") @Default("15") @Positive @Max(100_000)
            int bins,

            @Summary("Bins of equal width, or of equal weight") @Default("equal-mass")
            Binning strategy) {}

    private final Settings settings;

    DebiasedCalibrationError(Settings settings) {
        this.settings = settings;
    }

    @Override
    public String definition() {
        return "debiased L2 calibration error (Kumar 2019): decided class, "
                + settings.strategy().words(settings.bins()) + ", root of the sum if positive, else 0";
    }

    @Override
    List<BinnedRows> binned(Predictions predictions) {
        return decided(predictions, settings.strategy(), settings.bins());
    }

    @Override
    double error(List<BinSums> bins) {
        BinSums sums = bins.get(0);
        double squares = sums.filled(0)
                .filter(b -> sums.weight()[b] > 1)
                .mapToDouble(b -> {
                    double weight = sums.weight()[b];
                    double accuracy = sums.right()[b] / weight;
                    double gap = sums.gap(b);
                    return weight * (gap * gap - accuracy * (1 - accuracy) / (weight - 1));
                })
                .sum();
        return Math.sqrt(Math.max(0, squares / sums.total()));
    }
}
