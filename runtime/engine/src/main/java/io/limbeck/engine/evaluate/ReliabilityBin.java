package io.limbeck.engine.evaluate;

import io.limbeck.spi.metric.Interval;

/**
 * Rows whose confidence (the probability of the most probable class) is in {@code (low, high]}.
 *
 * @param attribute the sensitive attribute; empty for all rows
 * @param group the group; empty for all rows
 * @param low lower end of the bin
 * @param high upper end of the bin
 * @param count rows in it; bins without rows are left out
 * @param confidence mean confidence of these rows
 * @param accuracy share of these rows decided as labelled
 * @param interval Wilson's 95 % interval of the accuracy
 */
public record ReliabilityBin(
        String attribute,
        String group,
        double low,
        double high,
        long count,
        double confidence,
        double accuracy,
        Interval interval) {}
