package io.limbeck.engine.evaluate;

import io.limbeck.spi.data.Groups;
import io.limbeck.spi.metric.Predictions;
import io.limbeck.spi.model.Gaussian;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * How often central prediction intervals of a number hold it, level by level: the reliability diagram of a regression [1].
 * Each level is a {@link ReliabilityBin} of all rows: its confidence is the level, its accuracy the share that was held.
 *
 * <p>[1] Kuleshov, Fenner, Ermon: Accurate Uncertainties for Deep Learning Using Calibrated Regression, 2018, section 3.3.
 */
final class Coverage {

    private static final double[] LEVELS = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95};

    private static final double[] REACH = Arrays.stream(LEVELS)
            .map(level -> new Gaussian(0, 1).quantile((1 + level) / 2))
            .toArray();

    private Coverage() {}

    static List<ReliabilityBin> of(Predictions predictions) {
        List<ReliabilityBin> bins = new ArrayList<>(of(predictions, "", "", row -> true));
        for (Groups groups : predictions.sensitive()) {
            for (int g = 0; g < groups.names().size(); g++) {
                int group = g;
                bins.addAll(of(
                        predictions, groups.attribute(), groups.names().get(g), row -> groups.codes()[row] == group));
            }
        }
        return bins;
    }

    private static List<ReliabilityBin> of(
            Predictions predictions, String attribute, String group, IntPredicate member) {
        double[] truth = predictions.targets().orElseThrow().values();
        double[] held = new double[LEVELS.length];
        double weight = 0;
        long rows = 0;
        for (int row = 0; row < truth.length; row++) {
            if (!member.test(row)) {
                continue;
            }
            double distance = Math.abs(truth[row] - predictions.mean(row)) / predictions.deviation(row);
            for (int level = 0; level < LEVELS.length; level++) {
                held[level] += distance <= REACH[level] ? predictions.weights()[row] : 0;
            }
            weight += predictions.weights()[row];
            rows++;
        }
        List<ReliabilityBin> bins = new ArrayList<>();
        for (int level = 0; level < LEVELS.length && weight > 0; level++) {
            double share = held[level] / weight;
            bins.add(new ReliabilityBin(
                    attribute,
                    group,
                    LEVELS[level],
                    LEVELS[level],
                    rows,
                    LEVELS[level],
                    share,
                    Wilson.interval(share * rows, (double) rows)));
        }
        return bins;
    }
}
