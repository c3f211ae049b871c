package io.limbeck.plugins.uncertainty.calibration;

import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.metric.Predictions;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import java.util.List;

/**
 * Expected calibration error of the decided class [1]: {@code Σ_b (w_b / w) · |accuracy(b) - confidence(b)|}, a row's
 * confidence being its largest probability. Empty bins count nothing. With bins of equal mass it is what some call the
 * adaptive calibration error; Nixon's [2] is {@link AdaptiveCalibrationError}.
 *
 * <p>Bins of equal width are (lo, hi], the first closed below, so that confidence 1 is in the last and nothing is lost.
 * Bins of equal mass hold equal weight; rows of equal confidence stay together, in the bin of the middle of their
 * weight, so that the figure depends neither on the order of rows nor on whether a row is repeated or weighs double.
 *
 * <p>[1] Guo, Pleiss, Sun, Weinberger: On Calibration of Modern Neural Networks, 2017, equation 3. [2] Nixon et al.:
 * Measuring Calibration in Deep Learning, 2019.
 */
final class ExpectedCalibrationError extends BinnedMetric {

    @Summary("Expected calibration error: mean distance between confidence and accuracy, over bins of confidence")
    record Settings(
            @Summary("Number of bins") @Default("15") @Positive @Max(100_000)
            int bins,

            @Summary("Bins of equal width, or of equal weight") @Default("equal-width")
            Binning strategy) {}

    private final Settings settings;

    ExpectedCalibrationError(Settings settings) {
        this.settings = settings;
    }

    @Override
    public String definition() {
        return "ECE (Guo 2017): decided class, " + settings.strategy().words(settings.bins()) + ", weighted by bin";
    }

    @Override
    List<BinnedRows> binned(Predictions predictions) {
        return decided(predictions, settings.strategy(), settings.bins());
    }

    @Override
    double error(List<BinSums> bins) {
        return bins.get(0).weightedGap();
    }
}
