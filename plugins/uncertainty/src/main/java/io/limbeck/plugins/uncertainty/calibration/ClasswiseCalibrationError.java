package io.limbeck.plugins.uncertainty.calibration;

import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.metric.Predictions;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import java.util.List;

/**
 * Classwise expected calibration error [1]: {@code 1/K Σ_k Σ_b (w_bk / w) · |share of class k in b - mean p_k in b|}, the
 * bins of class k being of its own probability. Unlike the error of the decided class it sees what is said of classes
 * that are not decided for.
 *
 * <p>[1] Kull, Perello-Nieto, Kängsepp et al.: Beyond temperature scaling: Obtaining well-calibrated multi-class
 * probabilities with Dirichlet calibration, NeurIPS 2019, equation 3.
 */
final class ClasswiseCalibrationError extends BinnedMetric {

    @Summary("Classwise expected calibration error: mean over the classes of each one's own")
    record Settings(
            @Summary("Number of bins of each class") @Default("15") @Positive @Max(100_000)
            int bins,

            @Summary("Bins of equal width, or of equal weight") @Default("equal-width")
            Binning strategy) {}

    private final Settings settings;

    ClasswiseCalibrationError(Settings settings) {
        this.settings = settings;
    }

    @Override
    public String definition() {
        return "classwise ECE (Kull 2019): each class against the rest, "
                + settings.strategy().words(settings.bins()) + ", weighted by bin, mean of the classes";
    }

    @Override
    List<BinnedRows> binned(Predictions predictions) {
        return classes(predictions, -1, settings.strategy(), settings.bins());
    }

    @Override
    double error(List<BinSums> bins) {
        return bins.stream().mapToDouble(BinSums::weightedGap).average().orElse(Double.NaN);
    }
}
