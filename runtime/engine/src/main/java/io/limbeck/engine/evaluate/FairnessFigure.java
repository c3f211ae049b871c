package io.limbeck.engine.evaluate;

import io.limbeck.spi.metric.Direction;
import io.limbeck.spi.metric.FairnessResult;

/**
 * A fairness figure for one sensitive attribute.
 *
 * @param metric id of the metric
 * @param definition the full name of its definition
 * @param attribute the sensitive attribute
 * @param better which way is better
 * @param result the figure with its evidence
 */
public record FairnessFigure(
        String metric, String definition, String attribute, Direction better, FairnessResult result) {}
