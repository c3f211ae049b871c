package io.limbeck.plugins.uncertainty.selective;

import io.limbeck.spi.metric.Predictions;
import io.limbeck.spi.metric.Ranks;
import java.util.Arrays;
import java.util.function.Function;

/**
 * What happens when rows are accepted from the most confident down: a point for each distinct confidence, since a
 * threshold takes rows of equal confidence together or not at all. So nothing depends on the order of rows. Rows of weight 0
 * are left out.
 *
 * @param confidence the least confidence accepted, falling
 * @param coverage share of weight accepted, ending at 1
 * @param errors weight of the wrong rows among them, as a share of all rows
 */
record RiskCoverage(double[] confidence, double[] coverage, double[] errors) {

    /** {@return the curves of draws of these rows} */
    static Function<int[], RiskCoverage> over(Predictions predictions) {
        int[] decisions = predictions.decisions();
        double[] confidences = new double[decisions.length];
        boolean[] wrong = new boolean[decisions.length];
        for (int row = 0; row < decisions.length; row++) {
            confidences[row] =
                    Arrays.stream(predictions.probabilities()[row]).max().orElse(Double.NaN);
            wrong[row] = decisions[row] != predictions.labels()[row];
        }
        Ranks ranks = Ranks.of(confidences);
        return drawn -> of(ranks, wrong, predictions.weights(), drawn);
    }

    private static RiskCoverage of(Ranks ranks, boolean[] wrong, double[] weights, int[] drawn) {
        double[] weight = new double[ranks.count()];
        double[] mistaken = new double[ranks.count()];
        double all = 0;
        for (int row : drawn) {
            int level = ranks.of()[row];
            weight[level] += weights[row];
            mistaken[level] += wrong[row] ? weights[row] : 0;
            all += weights[row];
        }
        double[] at = new double[weight.length];
        double[] covered = new double[weight.length];
        double[] errors = new double[weight.length];
        double accepted = 0;
        double failed = 0;
        int points = 0;
        for (int level = weight.length - 1; level >= 0; level--) {
            if (weight[level] > 0) {
                accepted += weight[level];
                failed += mistaken[level];
                at[points] = ranks.levels()[level];
                covered[points] = accepted / all;
                errors[points] = failed / all;
                points++;
            }
        }
        return new RiskCoverage(
                Arrays.copyOf(at, points), Arrays.copyOf(covered, points), Arrays.copyOf(errors, points));
    }

    int points() {
        return coverage.length;
    }

    /** {@return the error rate among the rows accepted at a point} */
    double risk(int point) {
        return errors[point] / coverage[point];
    }

    /** {@return {@code Σ_j (c_j - c_{j-1}) r_j}}: without ties the mean of the risks at 1, 2, … rows; NaN without rows */
    double areaOfRisk() {
        double area = 0;
        for (int j = 0; j < points(); j++) {
            area += (coverage[j] - (j == 0 ? 0 : coverage[j - 1])) * risk(j);
        }
        return points() == 0 ? Double.NaN : area;
    }

    /** {@return the area below the line through coverage and errors, from the origin}; NaN without rows */
    double areaOfErrors() {
        double area = 0;
        for (int j = 0; j < points(); j++) {
            double width = coverage[j] - (j == 0 ? 0 : coverage[j - 1]);
            area += width * (errors[j] + (j == 0 ? 0 : errors[j - 1])) / 2;
        }
        return points() == 0 ? Double.NaN : area;
    }
}
