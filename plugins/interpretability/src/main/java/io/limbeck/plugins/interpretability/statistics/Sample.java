package io.limbeck.plugins.interpretability.statistics;

import io.limbeck.spi.metric.Interval;
import java.util.Arrays;
import java.util.Optional;

/** Mean and 95 % interval of independent numbers; those that are NaN do not count. */
public record Sample(double[] values) {

    public Sample {
        values = Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
    }

    /** {@return the mean}; NaN of nothing */
    public double mean() {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    /** {@return the largest}; NaN of nothing */
    public double largest() {
        return Arrays.stream(values).max().orElse(Double.NaN);
    }

    /** {@return mean ± t·s/√n with Student's t}; empty for fewer than two numbers */
    public Optional<Interval> interval() {
        if (values.length < 2) {
            return Optional.empty();
        }
        double mean = mean();
        double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        double reach = StudentT.critical(values.length - 1) * Math.sqrt(squares / (values.length - 1) / values.length);
        return Optional.of(new Interval(mean - reach, mean + reach, StudentT.CONFIDENCE));
    }

    /** {@return the quantile by linear interpolation between order statistics (type 7)}; NaN of nothing */
    public double quantile(double probability) {
        if (values.length == 0) {
            return Double.NaN;
        }
        double[] ascending = values.clone();
        Arrays.sort(ascending);
        double place = probability * (ascending.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, ascending.length - 1);
        return ascending[below] + (place - below) * (ascending[above] - ascending[below]);
    }
}
