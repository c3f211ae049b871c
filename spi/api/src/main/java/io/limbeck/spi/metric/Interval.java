package io.limbeck.spi.metric;

import org.apiguardian.api.API;

/**
 * An interval that holds the true figure with the stated confidence.
 *
 * @param low lower end
 * @param high upper end
 * @param confidence 0.95 for a 95 % interval
 */
@API(status = API.Status.STABLE, since = "0.1")
public record Interval(double low, double high, double confidence) {}
