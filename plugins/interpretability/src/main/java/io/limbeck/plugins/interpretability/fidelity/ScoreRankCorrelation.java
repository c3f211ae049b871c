package io.limbeck.plugins.interpretability.fidelity;

import io.limbeck.plugins.interpretability.statistics.Ranks;
import io.limbeck.spi.metric.Predictions;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Whether the student orders rows as its teacher does: Spearman's rank correlation [1] of the probabilities of the
 * favourable class, ties sharing their mean rank; with more than two classes the mean over the classes. Ranks are those
 * among all rows, weights count in the correlation. Says nothing of how probabilities are calibrated.
 *
 * <p>[1] Spearman: The Proof and Measurement of Association between Two Things, 1904.
 */
final class ScoreRankCorrelation extends TeacherMetric {

    @Override
    public String definition() {
        return "rank correlation of scores: Spearman's, weighted, of student's and teacher's probability of the favourable"
                + " class; with more than two classes the mean over the classes";
    }

    @Override
    double value(Pair pair) {
        Predictions student = pair.student();
        if (pair.classes() == 2) {
            return correlation(pair, student.favourable());
        }
        return IntStream.range(0, pair.classes())
                .mapToDouble(c -> correlation(pair, c))
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }

    private static double correlation(Pair pair, int c) {
        return Ranks.pearson(
                Ranks.of(column(pair.student().probabilities(), c)),
                Ranks.of(column(pair.teacher(), c)),
                pair.weights());
    }

    private static double[] column(double[][] probabilities, int c) {
        return Arrays.stream(probabilities).mapToDouble(row -> row[c]).toArray();
    }
}
