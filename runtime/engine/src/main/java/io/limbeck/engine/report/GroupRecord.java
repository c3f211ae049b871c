package io.limbeck.engine.report;

/**
 * A group in the data, all splits together.
 *
 * @param attribute the sensitive attribute
 * @param group the group
 * @param privileged whether signed conventions compare with it
 * @param rows rows of the group
 * @param baseRate share of the favourable class among them, or the mean of the number that is predicted; NaN without rows
 */
public record GroupRecord(String attribute, String group, boolean privileged, long rows, double baseRate) {}
