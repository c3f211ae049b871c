package io.limbeck.plugins.quality;

import io.limbeck.spi.metric.Direction;
import io.limbeck.spi.metric.Metric;
import io.limbeck.spi.metric.Predictions;
import io.limbeck.spi.metric.Predictions.Part;
import java.util.Set;

/** Root of the mean squared error, {@code √(Σ w·(y - μ)² / Σ w)}, in the unit of the target; NaN without rows. */
final class RootMeanSquaredError implements Metric {

    @Override
    public Set<Part> needs() {
        return Set.of(Part.TARGETS);
    }

    @Override
    public String definition() {
        return "root mean squared error: root of the weighted mean of (target - predicted mean)², in the unit of the target";
    }

    @Override
    public Direction better() {
        return Direction.LOWER;
    }

    @Override
    public double value(Predictions predictions) {
        double[] truth = predictions.targets().orElseThrow().values();
        double squares = 0;
        double all = 0;
        for (int row = 0; row < truth.length; row++) {
            double error = truth[row] - predictions.mean(row);
            squares += predictions.weights()[row] * error * error;
            all += predictions.weights()[row];
        }
        return Math.sqrt(squares / all);
    }
}
