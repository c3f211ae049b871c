package io.limbeck.plugins.uncertainty.calibration;

import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.metric.Predictions;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import java.util.List;

/**
 * Average calibration error of the decided class [1]: the plain mean of {@code |accuracy(b) - confidence(b)|} over the
 * bins that are not empty. It is what netcal calls ACE; a bin of three rows counts as much as one of three thousand.
 *
 * <p>[1] Neumann, Zisserman, Vedaldi: Relaxed Softmax: Efficient Confidence Auto-Calibration for Safe Pedestrian
 * Detection, 2018.
 */
final class AverageCalibrationError extends BinnedMetric {

    @Summary("Average calibration error: plain mean over bins of the distance between confidence and accuracy")
    record Settings(
            @Summary("Number of bins") @Default("10") @Positive @Max(100_000)
            int bins,

            @Summary("Bins of equal width, or of equal weight") @Default("equal-width")
            Binning strategy) {}

    private final Settings settings;

    AverageCalibrationError(Settings settings) {
        this.settings = settings;
    }

    @Override
    public String definition() {
        return "average calibration error (Neumann 2018, netcal's ACE): decided class, "
                + settings.strategy().words(settings.bins()) + ", plain mean of the bins that are not empty";
    }

    @Override
    List<BinnedRows> binned(Predictions predictions) {
        return decided(predictions, settings.strategy(), settings.bins());
    }

    @Override
    double error(List<BinSums> bins) {
        BinSums sums = bins.get(0);
        return sums.filled(0).mapToDouble(sums::gap).average().orElse(Double.NaN);
    }
}
