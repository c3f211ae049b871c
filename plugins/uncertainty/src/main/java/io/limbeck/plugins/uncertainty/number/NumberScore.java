package io.limbeck.plugins.uncertainty.number;

import io.limbeck.spi.metric.Direction;
import io.limbeck.spi.metric.Metric;
import io.limbeck.spi.metric.Predictions;
import io.limbeck.spi.metric.Predictions.Part;
import io.limbeck.spi.model.Gaussian;
import java.util.Set;

/** The mean over the rows, by weight, of what a predicted normal distribution is worth beside the true number. */
record NumberScore(String definition, Direction better, OfRow ofRow) implements Metric {

    /** One row's part. */
    interface OfRow {
        double of(Gaussian said, double truth);
    }

    @Override
    public Set<Part> needs() {
        return Set.of(Part.TARGETS);
    }

    @Override
    public double value(Predictions predictions) {
        double[] truth = predictions.targets().orElseThrow().values();
        double sum = 0;
        double all = 0;
        for (int row = 0; row < truth.length; row++) {
            double weight = predictions.weights()[row];
            sum += weight * ofRow.of(new Gaussian(predictions.mean(row), predictions.deviation(row)), truth[row]);
            all += weight;
        }
        return sum / all;
    }
}
