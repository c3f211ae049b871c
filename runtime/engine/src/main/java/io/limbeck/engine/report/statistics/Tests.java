package io.limbeck.engine.report.statistics;

import io.limbeck.engine.evaluate.Rate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Tests of significance. */
public final class Tests {

    private static final double SMALLEST_EXPECTED_COUNT = 5;

    private Tests() {}

    /**
     * {@return the two-sided p-value that two shares are the same, by the pooled z test} NaN where the normal
     * approximation is not to be had: an expected count below 5.
     */
    public static double twoProportions(Rate one, Rate other) {
        double n = one.denominator() + other.denominator();
        double pooled = (one.numerator() + other.numerator()) / n;
        double smaller = Math.min(one.denominator(), other.denominator());
        if (!(smaller * Math.min(pooled, 1 - pooled) >= SMALLEST_EXPECTED_COUNT)) {
            return Double.NaN;
        }
        double error = Math.sqrt(pooled * (1 - pooled) * (1 / one.denominator() + 1 / other.denominator()));
        return complementaryError(Math.abs(one.value() - other.value()) / error / Math.sqrt(2));
    }

    /**
     * {@return p-values adjusted for being many} by Holm's step-down rule, which keeps the chance of any false alarm
     * below the level whatever the dependence [1]. NaN stays NaN and is not counted.
     *
     * <p>[1] Holm: A Simple Sequentially Rejective Multiple Test Procedure, 1979.
     */
    public static double[] holm(double[] p) {
        int[] order = IntStream.range(0, p.length)
                .filter(i -> !Double.isNaN(p[i]))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[p.length];
        Arrays.fill(adjusted, Double.NaN);
        double largest = 0;
        for (int rank = 0; rank < order.length; rank++) {
            largest = Math.max(largest, Math.min(1, p[order[rank]] * (order.length - rank)));
            adjusted[order[rank]] = largest;
        }
        return adjusted;
    }

    /**
     * The complementary error function for x ≥ 0: a power series of erf below 2.5 and Lentz's continued fraction above
     * (Abramowitz and Stegun, equations 7.1.6 and 7.1.14).
     */
    static double complementaryError(double x) {
        double gauss = StrictMath.exp(-x * x) / Math.sqrt(Math.PI);
        if (x < 2.5) {
            double term = x;
            double sum = x;
            for (int n = 1; term > sum * 1e-17; n++) {
                term *= 2 * x * x / (2 * n + 1);
                sum += term;
            }
            return 1 - 2 * gauss * sum;
        }
        double fraction = x;
        for (int k = 100; k > 0; k--) {
            fraction = x + k / 2.0 / fraction;
        }
        return gauss / fraction;
    }
}
