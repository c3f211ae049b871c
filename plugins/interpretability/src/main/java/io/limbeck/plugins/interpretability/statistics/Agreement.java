package io.limbeck.plugins.interpretability.statistics;

import io.limbeck.spi.metric.Interval;
import java.util.Arrays;
import java.util.Optional;

/**
 * How often two of the same kind of decision agree.
 *
 * <p>[1] Cohen: A Coefficient of Agreement for Nominal Scales, 1960, equation 1.
 *
 * @param share weighted share of rows that agree; NaN without rows
 * @param kappa Cohen's κ, {@code (share − chance)/(1 − chance)} with the share expected of independent decisions at the
 *     same rates [1]; NaN where both sides say one and the same thing of every row
 * @param rows number of rows
 */
public record Agreement(double share, double kappa, int rows) {

    private static final double NORMAL = 1.959963984540054;

    /** {@return the agreement of two lists of decisions out of {@code kinds}} */
    public static Agreement of(int[] left, int[] right, double[] weights, int kinds) {
        double[] ofLeft = new double[kinds];
        double[] ofRight = new double[kinds];
        double alike = 0;
        for (int row = 0; row < left.length; row++) {
            ofLeft[left[row]] += weights[row];
            ofRight[right[row]] += weights[row];
            alike += left[row] == right[row] ? weights[row] : 0;
        }
        double all = Arrays.stream(ofLeft).sum();
        double chance = 0;
        for (int kind = 0; kind < kinds; kind++) {
            chance += ofLeft[kind] / all * (ofRight[kind] / all);
        }
        double share = alike / all;
        return new Agreement(share, chance == 1 ? Double.NaN : (share - chance) / (1 - chance), left.length);
    }

    /** {@return the same of rows that all count alike} */
    public static Agreement of(int[] left, int[] right, int kinds) {
        double[] ones = new double[left.length];
        Arrays.fill(ones, 1);
        return of(left, right, ones, kinds);
    }

    /**
     * {@return Wilson's 95 % interval of the share [1]}, for rows that all count alike.
     *
     * <p>[1] Wilson: Probable Inference, the Law of Succession, and Statistical Inference, 1927.
     */
    public Optional<Interval> interval() {
        if (rows == 0) {
            return Optional.empty();
        }
        double square = NORMAL * NORMAL;
        double middle = (share + square / (2 * rows)) / (1 + square / rows);
        double reach =
                NORMAL / (1 + square / rows) * Math.sqrt(share * (1 - share) / rows + square / (4.0 * rows * rows));
        return Optional.of(new Interval(middle - reach, middle + reach, StudentT.CONFIDENCE));
    }
}
