package io.limbeck.plugins.fairness.metric;

import io.limbeck.spi.RandomSource;
import io.limbeck.spi.metric.Interval;
import java.util.Arrays;
import java.util.Optional;

/**
 * Percentile bootstrap [1]: the figure is computed on many samples drawn with replacement, and the middle part of the
 * values is the interval. Samples on which the figure is undefined are dropped; if more than one in twenty is, there is
 * no interval. Sample b comes from child b of the source: the same source gives the same interval.
 *
 * <p>[1] Efron, Tibshirani: An Introduction to the Bootstrap, 1993, section 13.3.
 */
final class Bootstrap {

    private static final double UNDEFINED_AT_MOST = 0.05;

    private Bootstrap() {}

    static <D> Optional<Interval> interval(
            Figure<D> figure, D data, boolean[] counted, Evidence evidence, RandomSource random) {
        double[] values = new double[evidence.bootstraps()];
        int defined = 0;
        for (int sample = 0; sample < values.length; sample++) {
            double value = figure.value(figure.resample(data, random.child(sample)), counted);
            if (!Double.isNaN(value)) {
                values[defined++] = value;
            }
        }
        if (defined == 0 || defined < (1 - UNDEFINED_AT_MOST) * values.length) {
            return Optional.empty();
        }
        double[] ascending = Arrays.copyOf(values, defined);
        Arrays.sort(ascending);
        double tail = (1 - evidence.confidence()) / 2;
        return Optional.of(new Interval(
                Numbers.quantile(ascending, tail), Numbers.quantile(ascending, 1 - tail), evidence.confidence()));
    }
}
