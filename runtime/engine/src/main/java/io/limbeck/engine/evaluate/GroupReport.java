package io.limbeck.engine.evaluate;

/**
 * How a model treats one group, on the test split. Several classes are seen as favourable against the rest.
 *
 * @param attribute the sensitive attribute
 * @param group the group
 * @param rows rows of the group
 * @param share of the rows whose group is known
 * @param baseRate of the favourable class in the labels
 * @param selectionRate decided as favourable
 * @param truePositiveRate decided as favourable among those labelled favourable
 * @param falsePositiveRate decided as favourable among those labelled otherwise
 * @param accuracy decisions equal to the label
 * @param meanScore mean probability of the favourable class; NaN without rows
 * @param expectedCalibrationError of the most probable class, 15 equal-width bins, (low, high]; NaN without rows
 */
public record GroupReport(
        String attribute,
        String group,
        long rows,
        double share,
        Rate baseRate,
        Rate selectionRate,
        Rate truePositiveRate,
        Rate falsePositiveRate,
        Rate accuracy,
        double meanScore,
        double expectedCalibrationError) {}
