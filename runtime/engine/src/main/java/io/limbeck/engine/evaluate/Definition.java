package io.limbeck.engine.evaluate;

import io.limbeck.spi.metric.Direction;

/**
 * What a figure means.
 *
 * @param name the full name of the definition
 * @param better which way is better
 */
public record Definition(String name, Direction better) {}
