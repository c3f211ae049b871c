package io.limbeck.plugins.fairness.metric;

import io.limbeck.spi.metric.Direction;
import io.limbeck.spi.metric.Interval;

/**
 * Where a figure must lie to pass, ends included.
 *
 * @param low lower end
 * @param high upper end
 * @param better which way is better
 */
record Bound(double low, double high, Direction better) {

    static Bound gap(double threshold) {
        return new Bound(-threshold, threshold, Direction.LOWER);
    }

    static Bound ratio(double threshold) {
        return new Bound(threshold, 1 / threshold, Direction.ONE);
    }

    static Bound atLeast(double threshold) {
        return new Bound(threshold, Double.POSITIVE_INFINITY, Direction.HIGHER);
    }

    boolean holds(Interval interval) {
        return interval.low() >= low && interval.high() <= high;
    }

    boolean excludes(Interval interval) {
        return interval.low() > high || interval.high() < low;
    }

    @Override
    public String toString() {
        if (high == Double.POSITIVE_INFINITY) {
            return "at least " + Numbers.text(low);
        }
        if (low == -high || low == Double.NEGATIVE_INFINITY) {
            return "at most " + Numbers.text(high);
        }
        return "between " + Numbers.text(low) + " and " + Numbers.text(high);
    }
}
