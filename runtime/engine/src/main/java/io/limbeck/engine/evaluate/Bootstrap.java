package io.limbeck.engine.evaluate;

import io.limbeck.spi.RandomSource;
import io.limbeck.spi.metric.Interval;
import io.limbeck.spi.metric.Predictions;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Percentile intervals from rows drawn with replacement [1]: the 2.5 % and 97.5 % quantiles (linear between order
 * statistics) of the metric over {@value #SAMPLES} samples. All metrics see the same samples. A sample on which a
 * metric is undefined is left out; if fewer than half are left, there is no interval.
 *
 * <p>[1] Efron, Tibshirani: An Introduction to the Bootstrap, 1993, section 13.3.
 */
final class Bootstrap {

    static final int SAMPLES = 1_000;
    static final int SAMPLES_OF_A_GROUP = 400;
    static final double CONFIDENCE = 0.95;

    private Bootstrap() {}

    static Map<String, Interval> intervals(List<NamedMetric> metrics, Predictions rows, RandomSource random) {
        return intervals(metrics, rows, SAMPLES, random);
    }

    /** {@return the intervals over that many samples}, by metric; fewer are for many populations at once */
    static Map<String, Interval> intervals(
            List<NamedMetric> metrics, Predictions rows, int samples, RandomSource random) {
        Map<String, Interval> intervals = new LinkedHashMap<>();
        if (rows.rows() == 0) {
            return intervals;
        }
        RandomSource source = random.child("bootstrap");
        Draws draws = Draws.of(metrics, rows);
        double[][] values = IntStream.range(0, samples)
                .parallel()
                .mapToObj(sample -> draws.values(source.child(sample)))
                .toArray(double[][]::new);
        for (int m = 0; m < metrics.size(); m++) {
            int metric = m;
            double[] sorted = Arrays.stream(values)
                    .mapToDouble(sample -> sample[metric])
                    .filter(Double::isFinite)
                    .sorted()
                    .toArray();
            if (sorted.length * 2 >= samples) {
                double tail = (1 - CONFIDENCE) / 2;
                intervals.put(
                        metrics.get(m).id(),
                        new Interval(quantile(sorted, tail), quantile(sorted, 1 - tail), CONFIDENCE));
            }
        }
        return intervals;
    }

    /**
     * {@return the standard deviation of each metric's difference between two models} over samples that are the same for
     * both; NaN where fewer than half of the samples define it
     *
     * @param before predictions of one model
     * @param after predictions of the other, on the same rows
     */
    static double[] pairedErrors(
            List<NamedMetric> metrics, Predictions before, Predictions after, int samples, RandomSource random) {
        double[] errors = new double[metrics.size()];
        Arrays.fill(errors, Double.NaN);
        if (after.rows() == 0) {
            return errors;
        }
        RandomSource source = random.child("paired bootstrap");
        Draws earlier = Draws.of(metrics, before);
        Draws later = Draws.of(metrics, after);
        double[][] differences = IntStream.range(0, samples)
                .parallel()
                .mapToObj(sample -> {
                    double[] from = earlier.values(source.child(sample));
                    double[] to = later.values(source.child(sample));
                    return IntStream.range(0, to.length)
                            .mapToDouble(m -> to[m] - from[m])
                            .toArray();
                })
                .toArray(double[][]::new);
        for (int m = 0; m < errors.length; m++) {
            int metric = m;
            double[] defined = Arrays.stream(differences)
                    .mapToDouble(sample -> sample[metric])
                    .filter(Double::isFinite)
                    .toArray();
            if (defined.length * 2 >= samples) {
                double mean = Arrays.stream(defined).average().orElse(0);
                errors[m] = Math.sqrt(
                        Arrays.stream(defined).map(v -> (v - mean) * (v - mean)).sum() / (defined.length - 1));
            }
        }
        return errors;
    }

    static double quantile(double[] sorted, double probability) {
        double place = probability * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
