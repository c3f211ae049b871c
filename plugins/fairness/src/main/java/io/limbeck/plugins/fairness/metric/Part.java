package io.limbeck.plugins.fairness.metric;

import io.limbeck.plugins.fairness.statistics.Confusion;
import io.limbeck.plugins.fairness.statistics.Rate;
import io.limbeck.spi.metric.GroupFigure;

/**
 * One group's contribution to a figure.
 *
 * @param group the group's name
 * @param figure what was measured
 * @param value its value; NaN if undefined
 * @param numerator weight counted
 * @param denominator weight counted upon
 * @param rows rows counted upon: the evidence
 */
record Part(String group, String figure, double value, double numerator, double denominator, long rows) {

    static Part of(Rate rate, String group, Confusion weights, Confusion rows) {
        double numerator = rate.numerator(weights);
        double denominator = rate.denominator(weights);
        return new Part(
                group, rate.figure(), numerator / denominator, numerator, denominator, (long) rate.denominator(rows));
    }

    GroupFigure reported(boolean counted) {
        return new GroupFigure(group, figure, value, numerator, denominator, counted);
    }
}
