package io.limbeck.plugins.fairness.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Holm's step-down rule: with m tests and p₍₁₎ ≤ … ≤ p₍ₘ₎ the adjusted p₍ᵢ₎ is {@code max over j ≤ i of min(1, (m - j + 1)
 * p₍ⱼ₎)}, so that the chance of any false alarm stays below the level whatever the dependence (Holm: A Simple
 * Sequentially Rejective Multiple Test Procedure, 1979).
 */
public final class Holm {

    private Holm() {}

    /** {@return the p-values adjusted for being many}; NaN stays NaN and is not counted */
    public static double[] adjusted(double[] p) {
        int[] order = IntStream.range(0, p.length)
                .filter(i -> !Double.isNaN(p[i]))
                .boxed()
                .sorted((a, b) -> Double.compare(p[a], p[b]))
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
}
