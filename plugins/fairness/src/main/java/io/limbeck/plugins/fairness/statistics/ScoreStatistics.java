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
        int i = 0;
        while (i < rows.score().length) {
            double score = rows.score()[i];
            double tiedPositives = 0;
            double tiedNegatives = 0;
            for (; i < rows.score().length && rows.score()[i] == score; i++) {
                if (rows.group()[i] == group) {
                    tiedPositives += rows.positive()[i] ? rows.weight()[i] : 0;
                    tiedNegatives += rows.positive()[i] ? 0 : rows.weight()[i];
                }
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
        double total = 0;
        for (int i = 0; i < rows.score().length; i++) {
            if (rows.group()[i] == group) {
                double score = Math.min(1 - SMALLEST, Math.max(SMALLEST, rows.score()[i]));
                sum -= rows.weight()[i] * Math.log(rows.positive()[i] ? score : 1 - score);
                total += rows.weight()[i];
            }
        }
        return sum / total;
    }

    /** {@return the mean score of the rows of a group with this label}: balance for the positive or negative class */
    public static double meanScore(ScoredRows rows, int group, boolean label) {
        double sum = 0;
        for (int i = 0; i < rows.score().length; i++) {
            sum += rows.group()[i] == group && rows.positive()[i] == label ? rows.weight()[i] * rows.score()[i] : 0;
        }
        return sum / rows.total(group, label);
    }

    /** {@return the mean score of all rows of a group} */
    public static double meanScore(ScoredRows rows, int group) {
        double sum = 0;
        double total = 0;
        for (int i = 0; i < rows.score().length; i++) {
            if (rows.group()[i] == group) {
                sum += rows.weight()[i] * rows.score()[i];
                total += rows.weight()[i];
            }
        }
        return sum / total;
    }

    /**
     * {@return the area between the cumulative distributions of two groups' scores, {@code ∫ |F_a - F_b|}} (Han et al.:
     * Retiring ΔDP, TMLR 2023, section 4); the earth mover distance between them is the same number
     */
    public static double areaBetweenCumulativeDistributions(ScoredRows rows, int a, int b) {
        double totalA = rows.total(a, true) + rows.total(a, false);
        double totalB = rows.total(b, true) + rows.total(b, false);
        double area = 0;
        double gap = 0;
        double last = 0;
        for (int i = 0; i < rows.score().length; i++) {
            int group = rows.group()[i];
            if (group == a || group == b) {
                area += Math.abs(gap) * (rows.score()[i] - last);
                last = rows.score()[i];
                gap += group == a ? rows.weight()[i] / totalA : -rows.weight()[i] / totalB;
            }
        }
        return totalA > 0 && totalB > 0 ? area : Double.NaN;
    }
}
