package io.limbeck.plugins.fairness.statistics;

/** Figures on the scores of one group, or on the distance between the scores of two. */
public final class ScoreStatistics {

    private static final double SMALLEST = 0x1.0p-52;

    private ScoreStatistics() {}

    /**
     * {@return the area under the group's ROC curve}: the probability that a positive row scores higher than a negative
     * one, a tie counting half; NaN if one of the labels is absent
     */
    public static double auc(ScoredRows rows, int group) {
        double negativesBelow = 0;
        double concordant = 0;
        double positives = 0;
        int end = rows.start()[group + 1];
        int i = rows.start()[group];
        while (i < end) {
            double score = rows.score()[i];
            double tiedPositives = 0;
            double tiedNegatives = 0;
            for (; i < end && rows.score()[i] == score; i++) {
                tiedPositives += rows.positive()[i] ? rows.weight()[i] : 0;
                tiedNegatives += rows.positive()[i] ? 0 : rows.weight()[i];
            }
            concordant += tiedPositives * (negativesBelow + tiedNegatives / 2);
            negativesBelow += tiedNegatives;
            positives += tiedPositives;
        }
        return concordant / (positives * negativesBelow);
    }

    /**
     * {@return the mean of {@code -ln P(label)} in a group}; probabilities are kept 2⁻⁵² away from 0 and 1, as
     * scikit-learn does
     */
    public static double logLoss(ScoredRows rows, int group) {
        double sum = 0;
        for (int i = rows.start()[group]; i < rows.start()[group + 1]; i++) {
            double score = Math.min(1 - SMALLEST, Math.max(SMALLEST, rows.score()[i]));
            sum -= rows.weight()[i] * Math.log(rows.positive()[i] ? score : 1 - score);
        }
        return sum / rows.total(group);
    }

    /** {@return the mean score of the rows of a group with this label}: balance for the positive or negative class */
    public static double meanScore(ScoredRows rows, int group, boolean label) {
        return scoreSum(rows, group, label) / rows.total(group, label);
    }

    /** {@return the mean score of all rows of a group} */
    public static double meanScore(ScoredRows rows, int group) {
        return (scoreSum(rows, group, true) + scoreSum(rows, group, false)) / rows.total(group);
    }

    private static double scoreSum(ScoredRows rows, int group, boolean label) {
        double sum = 0;
        for (int i = rows.start()[group]; i < rows.start()[group + 1]; i++) {
            sum += rows.positive()[i] == label ? rows.weight()[i] * rows.score()[i] : 0;
        }
        return sum;
    }

    /**
     * {@return the area between the cumulative distributions of two groups' scores, {@code ∫ |F_a - F_b|}} (Han et al.:
     * Retiring ΔDP, TMLR 2023, section 4); the earth mover distance between them is the same number
     */
    public static double areaBetweenCumulativeDistributions(ScoredRows rows, int a, int b) {
        double totalA = rows.total(a);
        double totalB = rows.total(b);
        if (totalA == 0 || totalB == 0) {
            return Double.NaN;
        }
        double area = 0;
        double gap = 0;
        double last = 0;
        int i = rows.start()[a];
        int j = rows.start()[b];
        int endA = rows.start()[a + 1];
        int endB = rows.start()[b + 1];
        while (i < endA || j < endB) {
            boolean fromA = j == endB || (i < endA && rows.score()[i] <= rows.score()[j]);
            int next = fromA ? i++ : j++;
            area += Math.abs(gap) * (rows.score()[next] - last);
            last = rows.score()[next];
            gap += fromA ? rows.weight()[next] / totalA : -rows.weight()[next] / totalB;
        }
        return area;
    }
}
