package io.limbeck.plugins.uncertainty.calibration;

import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.metric.Predictions;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import java.util.List;

/**
 * Maximum calibration error of the decided class [1]: {@code max_b |accuracy(b) - confidence(b)|} over the bins that hold
 * enough rows. A bin of one row has a gap of about its confidence or its complement whatever the model is worth, so that
 * without a least number the figure tells of the sparsest bin.
 *
 * <p>[1] Guo, Pleiss, Sun, Weinberger: On Calibration of Modern Neural Networks, 2017, equation 5.
 */
final class MaximumCalibrationError extends BinnedMetric {

    @Summary("Maximum calibration error: the widest distance between confidence and accuracy in a bin of confidence")
    record Settings(
            @Summary("Number of bins") @Default("15") @Positive @Max(100_000)
            int bins,

            @Summary("Bins of equal width, or of equal weight") @Default("equal-width")
            Binning strategy,

            @Summary("Rows (weight) a bin must hold to be counted; 1 is the published definition")
            @Default("10")
            @Positive
            double minimumRows) {}

    private final Settings settings;

    MaximumCalibrationError(Settings settings) {
        this.settings = settings;
    }

    @Override
    public String definition() {
        return "MCE (Guo 2017): decided class, " + settings.strategy().words(settings.bins()) + ", bins of "
                + settings.minimumRows() + " rows or more";
    }

    @Override
    List<BinnedRows> binned(Predictions predictions) {
        return decided(predictions, settings.strategy(), settings.bins());
    }

    /** {@return the widest gap}; NaN if no bin holds enough rows */
    @Override
    double error(List<BinSums> bins) {
        BinSums sums = bins.get(0);
        return sums.filled(settings.minimumRows()).mapToDouble(sums::gap).max().orElse(Double.NaN);
    }
}
