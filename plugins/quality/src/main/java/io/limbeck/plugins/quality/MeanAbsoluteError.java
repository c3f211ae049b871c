package io.limbeck.plugins.quality;

import io.limbeck.spi.metric.Direction;
import io.limbeck.spi.metric.Metric;
import io.limbeck.spi.metric.Predictions;
import io.limbeck.spi.metric.Predictions.Part;
import java.util.Set;

/** Mean absolute error, {@code Σ w·|y - μ| / Σ w}, in the unit of the target; NaN without rows. */
final class MeanAbsoluteError implements Metric {

    @Override
    public Set<Part> needs() {
        return Set.of(Part.TARGETS);
    }

    @Override
    public String definition() {
        return "mean absolute error: weighted mean of |target - predicted mean|, in the unit of the target";
    }

    @Override
    public Direction better() {
        return Direction.LOWER;
    }

    @Override
    public double value(Predictions predictions) {
        double[] truth = predictions.targets().orElseThrow().values();
        double sum = 0;
        double all = 0;
        for (int row = 0; row < truth.length; row++) {
            sum += predictions.weights()[row] * Math.abs(truth[row] - predictions.mean(row));
            all += predictions.weights()[row];
        }
        return sum / all;
    }
}
