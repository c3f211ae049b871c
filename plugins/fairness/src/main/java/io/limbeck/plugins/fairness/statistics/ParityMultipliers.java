package io.limbeck.plugins.fairness.statistics;

/**
 * Lagrange multipliers of parity constraints in the reduction of fair classification to weighted classification [1]:
 * each group g has {@code λ_g⁺} for "its rate is too high" and {@code λ_g⁻} for "too low".
 *
 * <p>[1] Agarwal et al.: A Reductions Approach to Fair Classification, ICML 2018, section 3 and example 3.
 */
public final class ParityMultipliers {

    private ParityMultipliers() {}

    /**
     * {@return the smallest multipliers of the same effect}: for each constraint {@code (λ⁺ - λ⁻)₊} and {@code (λ⁻ - λ⁺)₊}
     *
     * @param multipliers all {@code λ⁺}, then all {@code λ⁻}
     */
    public static double[] project(double[] multipliers) {
        int constraints = multipliers.length / 2;
        double[] projected = new double[multipliers.length];
        for (int c = 0; c < constraints; c++) {
            double net = multipliers[c] - multipliers[c + constraints];
            projected[c] = Math.max(net, 0);
            projected[c + constraints] = Math.max(-net, 0);
        }
        return projected;
    }

    /**
     * {@return the weight that demographic parity gives each row of each group}: {@code Σ_h λ_h - λ_g / P(g)} with
     * {@code λ = λ⁺ - λ⁻}
     *
     * @param positive {@code λ⁺} of each group
     * @param negative {@code λ⁻} of each group
     * @param shares share of each group among all rows
     */
    public static double[] signedWeights(double[] positive, double[] negative, double[] shares) {
        double all = 0;
        for (int g = 0; g < shares.length; g++) {
            all += positive[g] - negative[g];
        }
        double[] weights = new double[shares.length];
        for (int g = 0; g < shares.length; g++) {
            weights[g] = all - (positive[g] - negative[g]) / shares[g];
        }
        return weights;
    }
}
