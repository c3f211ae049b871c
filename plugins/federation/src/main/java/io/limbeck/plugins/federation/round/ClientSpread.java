package io.limbeck.plugins.federation.round;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How evenly a figure is spread over clients: the mean of the worst tenth, the variance in squared percentage points (as [1]
 * prints it) and Jain's index (Σa)² / (n Σa²) [2], 1 where all have the same.
 *
 * <p>[1] Li et al.: Fair Resource Allocation in Federated Learning, 2020, table 1.
 *
 * <p>[2] Jain, Chiu, Hawe: A Quantitative Measure of Fairness and Discrimination, 1984.
 */
final class ClientSpread {

    private static final double POINTS = 100;

    private ClientSpread() {}

    /** {@return the three figures of accuracies in [0, 1]}; nothing where there is no client */
    static Map<String, Double> of(double[] accuracies) {
        Map<String, Double> figures = new LinkedHashMap<>();
        if (accuracies.length > 0) {
            double[] sorted = accuracies.clone();
            Arrays.sort(sorted);
            int tenth = Math.max(1, sorted.length / 10);
            figures.put("worstTenth", Arrays.stream(sorted, 0, tenth).average().orElse(Double.NaN));
            double mean = Arrays.stream(sorted).average().orElse(Double.NaN);
            double squares = 0;
            double variance = 0;
            for (double accuracy : sorted) {
                squares += accuracy * accuracy;
                variance += (accuracy - mean) * (accuracy - mean);
            }
            figures.put("clientVariance", POINTS * POINTS * variance / sorted.length);
            figures.put("jain", squares == 0 ? 1 : sorted.length * mean * mean / squares);
        }
        return figures;
    }
}
