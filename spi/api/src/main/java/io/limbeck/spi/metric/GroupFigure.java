package io.limbeck.spi.metric;

import org.apiguardian.api.API;

/**
 * One group's part in a fairness figure.
 *
 * @param group the group's name
 * @param figure what is compared: a rate such as {@code truePositiveRate}
 * @param value the rate; NaN where its denominator is zero
 * @param numerator rows (or weight) counted
 * @param denominator rows (or weight) counted upon
 * @param counted false if the group was left out because the denominator is too small
 */
@API(status = API.Status.STABLE, since = "0.1")
public record GroupFigure(
        String group, String figure, double value, double numerator, double denominator, boolean counted) {}
