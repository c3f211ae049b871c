package io.limbeck.engine.report.statistics;

import io.limbeck.engine.evaluate.Rate;
import io.limbeck.engine.evaluate.Wilson;
import io.limbeck.spi.metric.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A figure over repetitions: mean and 95 % interval. From two repetitions on the interval is Student's, {@code mean ±
 * t(0.975, n - 1)·s/√n}; it speaks of other seeds. Of a single repetition it is one over rows, if there is any.
 *
 * @param mean over the repetitions in which it is defined; NaN if in none
 * @param deviation standard deviation (n - 1); NaN for fewer than two
 * @param low lower end; NaN without interval
 * @param high upper end; NaN without interval
 * @param interval what the interval is
 * @param defined repetitions in which it is defined
 * @param values its value in every repetition, NaN where it is undefined
 */
public record Figure(
        double mean, double deviation, double low, double high, Kind interval, int defined, List<Double> values) {

    /** What an interval is. */
    public enum Kind {
        /** Student's t over repetitions. */
        STUDENT_T,
        /** Percentiles over rows drawn with replacement. */
        ROW_BOOTSTRAP,
        /** Wilson's score interval of a share of rows. */
        WILSON,
        /** There is none. */
        NONE
    }

    public Figure {
        values = List.copyOf(values);
    }

    /** {@return the figure of these values, one for each repetition; without interval if there is only one} */
    public static Figure of(double[] values) {
        return of(values, Optional.empty(), Kind.NONE);
    }

    /** {@return the figure of these values; {@code single} is the interval if there is but one repetition} */
    public static Figure bootstrapped(double[] values, Optional<Interval> single) {
        return of(values, single, Kind.ROW_BOOTSTRAP);
    }

    /** {@return the figure of a share of rows, one for each repetition} */
    public static Figure ofRates(List<Rate> rates) {
        Optional<Interval> single = rates.size() == 1 && rates.get(0).denominator() > 0
                ? Optional.of(
                        Wilson.interval(rates.get(0).numerator(), rates.get(0).denominator()))
                : Optional.empty();
        return of(rates.stream().mapToDouble(Rate::value).toArray(), single, Kind.WILSON);
    }

    private static Figure of(double[] values, Optional<Interval> single, Kind kind) {
        double[] defined = Arrays.stream(values).filter(Double::isFinite).toArray();
        List<Double> all = Arrays.stream(values).boxed().toList();
        double mean = Arrays.stream(defined).average().orElse(Double.NaN);
        if (defined.length >= 2) {
            double squares =
                    Arrays.stream(defined).map(v -> (v - mean) * (v - mean)).sum();
            double deviation = Math.sqrt(squares / (defined.length - 1));
            double half = StudentT.critical(0.95, defined.length - 1) * deviation / Math.sqrt(defined.length);
            return new Figure(mean, deviation, mean - half, mean + half, Kind.STUDENT_T, defined.length, all);
        }
        if (values.length == 1 && defined.length == 1 && single.isPresent()) {
            return new Figure(mean, Double.NaN, single.get().low(), single.get().high(), kind, defined.length, all);
        }
        return new Figure(mean, Double.NaN, Double.NaN, Double.NaN, Kind.NONE, defined.length, all);
    }

    /** {@return whether zero is outside the interval; false without one} */
    public boolean excludesZero() {
        return low > 0 || high < 0;
    }
}
