package io.limbeck.plugins.models;

import io.limbeck.spi.Ports;
import io.limbeck.spi.Problem;
import io.limbeck.spi.Schedule;

/** First phase of every optimizer. */
final class LearningRates {

    private LearningRates() {}

    /** Finds fault with a rate that is not positive at the beginning, or negative or infinite at the end. */
    static Ports check(Schedule given) {
        // A warm-up begins at zero; what it leads to is the rate.
        Schedule rate = given instanceof Schedule.Warmup warmup ? warmup.then() : given;
        double first = first(rate);
        double last = rate.at(1000, 1000, 1_000_000);
        if (first >= 0 && last >= 0 && Math.max(first, last) > 0 && Double.isFinite(first) && Double.isFinite(last)) {
            return Ports.NONE;
        }
        return Ports.NONE.with(Problem.error(
                "learningRate",
                "must be greater than 0, but is '" + first + "' at first and '" + last + "' in the end",
                "write a positive number; 0.001 is usual for Adam, 0.01 to 0.1 for SGD"));
    }

    private static double first(Schedule rate) {
        return rate.at(0, 1000, 0);
    }
}
