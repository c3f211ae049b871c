package io.limbeck.spi.metric;

/**
 * An interval that holds the true figure with the stated confidence.
 *
 * @param low lower end
 * @param high upper end
 * @param confidence 0.95 for a 95 % interval
 */
public record Interval(double low, double high, double confidence) {}
