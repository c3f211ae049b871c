package io.limbeck.plugins.fairness.statistics;

import java.util.Arrays;

/** Figures on an ordered list of candidates. */
public final class Ranking {

    private Ranking() {}

    /** {@return {@code Σ s_i / log₂(i + 1)} over the list in its order, i from 1} */
    public static double discountedCumulativeGain(double[] scores) {
        double gain = 0;
        for (int i = 0; i < scores.length; i++) {
            gain += scores[i] * Math.log(2) / Math.log(i + 2);
        }
        return gain;
    }

    /** {@return the gain over that of the same list in descending order} */
    public static double normalizedDiscountedCumulativeGain(double[] scores) {
        double[] ideal = scores.clone();
        Arrays.sort(ideal);
        for (int i = 0; i < ideal.length / 2; i++) {
            double swap = ideal[i];
            ideal[i] = ideal[ideal.length - 1 - i];
            ideal[ideal.length - 1 - i] = swap;
        }
        return discountedCumulativeGain(scores) / discountedCumulativeGain(ideal);
    }

    /**
     * {@return the infeasible index}: over all prefixes of the list, how often a group falls short of {@code ⌊share ·
     * length⌋} members (Geyik et al.: Fairness-Aware Ranking, KDD 2019, definition 3.3)
     *
     * @param group group of each candidate, in the order of the list
     * @param shares desired share of each group
     * @param upTo longest prefix
     */
    public static int infeasibleIndex(int[] group, double[] shares, int upTo) {
        int[] seen = new int[shares.length];
        int violations = 0;
        for (int length = 1; length <= upTo; length++) {
            seen[group[length - 1]]++;
            for (int g = 0; g < shares.length; g++) {
                violations += seen[g] < (int) (shares[g] * length) ? 1 : 0;
            }
        }
        return violations;
    }
}
