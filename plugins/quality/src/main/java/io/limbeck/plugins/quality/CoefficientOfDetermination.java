package io.limbeck.plugins.quality;

import io.limbeck.spi.metric.Direction;
import io.limbeck.spi.metric.Metric;
import io.limbeck.spi.metric.Predictions;
import io.limbeck.spi.metric.Predictions.Part;
import java.util.Set;

/**
 * Share of the variance that is explained, {@code R² = 1 - Σ w·(y - μ)² / Σ w·(y - ȳ)²}, with the weighted mean ȳ of the very rows it is
 * taken on; below 0 for a model that is worse than that mean. NaN where all targets are equal: there is nothing to explain.
 */
final class CoefficientOfDetermination implements Metric {

    @Override
    public Set<Part> needs() {
        return Set.of(Part.TARGETS);
    }

    @Override
    public String definition() {
        return "R²: 1 - weighted squared errors over weighted squared distances of the targets from their own mean";
    }

    @Override
    public Direction better() {
        return Direction.HIGHER;
    }

    @Override
    public double value(Predictions predictions) {
        double[] truth = predictions.targets().orElseThrow().values();
        double mean = mean(truth, predictions.weights());
        double errors = 0;
        double spread = 0;
        for (int row = 0; row < truth.length; row++) {
            double weight = predictions.weights()[row];
            double error = truth[row] - predictions.mean(row);
            errors += weight * error * error;
            spread += weight * (truth[row] - mean) * (truth[row] - mean);
        }
        return spread > 0 ? 1 - errors / spread : Double.NaN;
    }

    private static double mean(double[] truth, double[] weights) {
        double sum = 0;
        double all = 0;
        for (int row = 0; row < truth.length; row++) {
            sum += weights[row] * truth[row];
            all += weights[row];
        }
        return sum / all;
    }
}
