package io.limbeck.plugins.quality;

import io.limbeck.spi.metric.Predictions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Predictions written out. */
final class Cases {

    private static final int[] BINARY_LABELS = {1, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 1};
    private static final double[] BINARY_SCORES = {.9, .8, .8, .7, .55, .5, .5, .4, .35, .3, .1, .05};
    private static final double[] BINARY_WEIGHTS = {1, 2, 1, .5, 1, 3, 1, 1, 2, 1, .25, 1};

    private Cases() {}

    static Predictions binary() {
        return binary(BINARY_SCORES, BINARY_LABELS, ones(BINARY_LABELS.length));
    }

    static Predictions weightedBinary() {
        return binary(BINARY_SCORES, BINARY_LABELS, BINARY_WEIGHTS);
    }

    static Predictions weightedThreeClasses() {
        double[][] probabilities = {
            {.7, .2, .1}, {.2, .5, .3}, {.3, .3, .4}, {.1, .6, .3}, {.25, .5, .25},
            {.6, .2, .2}, {.4, .35, .25}, {.1, .1, .8}, {.3, .2, .5}, {.0, .4, .6}
        };
        int[] labels = {0, 1, 2, 0, 1, 2, 0, 2, 1, 2};
        double[] weights = {1, 1, 2, 1, .5, 1, 1, 3, 1, 1};
        return of(probabilities, labels, weights, List.of("a", "b", "c"));
    }

    /** Class 1 is favourable, {@code scores} are its probabilities. */
    static Predictions binary(double[] scores, int[] labels, double[] weights) {
        double[][] probabilities =
                Arrays.stream(scores).mapToObj(s -> new double[] {1 - s, s}).toArray(double[][]::new);
        return of(probabilities, labels, weights, List.of("no", "yes"));
    }

    private static Predictions of(double[][] probabilities, int[] labels, double[] weights, List<String> classes) {
        return new Predictions(probabilities, labels, weights, classes, 1, List.of(), Optional.empty());
    }

    static double[] ones(int rows) {
        return IntStream.range(0, rows).mapToDouble(row -> 1).toArray();
    }
}
