package io.limbeck.engine.evaluate;

import io.limbeck.spi.data.Groups;
import io.limbeck.spi.metric.Predictions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Reliability diagrams of the most probable class: {@value #BINS} bins of equal width over [0, 1], a row on a border
 * counted to the lower bin [1]. The expected calibration error is the mean of |accuracy - confidence| over the bins,
 * weighted by their weight.
 *
 * <p>[1] Guo, Pleiss, Sun, Weinberger: On Calibration of Modern Neural Networks, 2017, equations 2 and 3.
 */
final class Reliability {

    static final int BINS = 15;

    private Reliability() {}

    static List<ReliabilityBin> of(Predictions predictions) {
        int[] decisions = predictions.decisions();
        List<ReliabilityBin> bins = new ArrayList<>(of(predictions, decisions, "", "", row -> true));
        for (Groups groups : predictions.sensitive()) {
            for (int g = 0; g < groups.names().size(); g++) {
                int group = g;
                bins.addAll(of(
                        predictions,
                        decisions,
                        groups.attribute(),
                        groups.names().get(g),
                        row -> groups.codes()[row] == group));
            }
        }
        return bins;
    }

    private static List<ReliabilityBin> of(
            Predictions predictions, int[] decisions, String attribute, String group, IntPredicate member) {
        Bins sums = sums(predictions, decisions, member);
        List<ReliabilityBin> bins = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            if (sums.count[bin] > 0 && sums.weight[bin] > 0) {
                double accuracy = sums.correct[bin] / sums.weight[bin];
                bins.add(new ReliabilityBin(
                        attribute,
                        group,
                        (double) bin / BINS,
                        (double) (bin + 1) / BINS,
                        sums.count[bin],
                        sums.confidence[bin] / sums.weight[bin],
                        accuracy,
                        Wilson.interval(accuracy * sums.count[bin], (double) sums.count[bin])));
            }
        }
        return bins;
    }

    static double expectedCalibrationError(Predictions predictions, int[] decisions, IntPredicate member) {
        Bins sums = sums(predictions, decisions, member);
        double error = 0;
        double weight = 0;
        for (int bin = 0; bin < BINS; bin++) {
            error += Math.abs(sums.correct[bin] - sums.confidence[bin]);
            weight += sums.weight[bin];
        }
        return weight > 0 ? error / weight : Double.NaN;
    }

    private static Bins sums(Predictions predictions, int[] decisions, IntPredicate member) {
        Bins sums = new Bins();
        for (int row = 0; row < predictions.rows(); row++) {
            if (member.test(row)) {
                double confidence = predictions.probabilities()[row][decisions[row]];
                int bin = Math.min(BINS - 1, Math.max(0, (int) Math.ceil(confidence * BINS) - 1));
                double weight = predictions.weights()[row];
                sums.count[bin]++;
                sums.weight[bin] += weight;
                sums.confidence[bin] += weight * confidence;
                sums.correct[bin] += decisions[row] == predictions.labels()[row] ? weight : 0;
            }
        }
        return sums;
    }

    private static final class Bins {
        final long[] count = new long[BINS];
        final double[] weight = new double[BINS];
        final double[] confidence = new double[BINS];
        final double[] correct = new double[BINS];
    }
}
