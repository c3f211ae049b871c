package io.limbeck.engine.report;

/**
 * A number that is predicted, over all rows, in its unit.
 *
 * @param name the name of its column
 * @param unit the unit; empty if none was said
 * @param mean mean
 * @param deviation standard deviation
 * @param least least value
 * @param most largest value
 */
public record TargetRecord(String name, String unit, double mean, double deviation, double least, double most) {}
