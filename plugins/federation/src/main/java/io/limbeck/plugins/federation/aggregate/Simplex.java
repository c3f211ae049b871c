package io.limbeck.plugins.federation.aggregate;

import java.util.Arrays;

/**
 * Projection onto the probability simplex [1]: max(yᵢ − θ, 0), with θ such that the sum is 1.
 *
 * <p>[1] Duchi et al.: Efficient Projections onto the l₁-Ball for Learning in High Dimensions, 2008, figure 1.
 */
final class Simplex {

    private Simplex() {}

    /** {@return the nearest point whose entries are not negative and sum to 1} */
    static double[] nearest(double[] y) {
        double[] descending = y.clone();
        Arrays.sort(descending);
        double sum = 0;
        double theta = 0;
        for (int i = 1; i <= y.length; i++) {
            double value = descending[y.length - i];
            sum += value;
            double candidate = (sum - 1) / i;
            if (value > candidate) {
                theta = candidate;
            }
        }
        double[] nearest = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            nearest[i] = Math.max(y[i] - theta, 0);
        }
        return nearest;
    }
}
