package io.limbeck.engine.report.statistics;

import java.util.Arrays;

/**
 * Spearman's ρ: Pearson's correlation of ranks, ties having the mean of theirs [1].
 *
 * <p>[1] Spearman: The proof and measurement of association between two things, 1904; ties after Kendall: Rank Correlation
 * Methods, 1948, chapter 3.
 */
public final class RankCorrelation {

    private RankCorrelation() {}

    /**
     * {@return ρ in [−1, 1]; NaN of fewer than two pairs, or where all of one side are the same}
     *
     * @param one finite numbers
     * @param other as many
     */
    public static double of(double[] one, double[] other) {
        double[] x = ranks(one);
        double[] y = ranks(other);
        double middle = (x.length + 1) / 2.0;
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            xy += (x[i] - middle) * (y[i] - middle);
            xx += (x[i] - middle) * (x[i] - middle);
            yy += (y[i] - middle) * (y[i] - middle);
        }
        return xy / Math.sqrt(xx * yy);
    }

    private static double[] ranks(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double[] ranks = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            int below = 0;
            int same = 0;
            for (double other : sorted) {
                below += other < values[i] ? 1 : 0;
                same += other == values[i] ? 1 : 0;
            }
            ranks[i] = below + (same + 1) / 2.0;
        }
        return ranks;
    }
}
