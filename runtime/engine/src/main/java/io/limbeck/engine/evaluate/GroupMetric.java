package io.limbeck.engine.evaluate;

import io.limbeck.spi.metric.Interval;
import java.util.Optional;

/**
 * A metric over the rows of one group; or one between the groups of an attribute, {@code calibrationGap}.
 *
 * @param attribute the sensitive attribute
 * @param group the group; empty for a figure between groups
 * @param metric id of the metric
 * @param value the figure; NaN where it is undefined
 * @param interval its interval over the group's rows drawn with replacement, if one was asked for and could be had
 */
public record GroupMetric(String attribute, String group, String metric, double value, Optional<Interval> interval) {}
