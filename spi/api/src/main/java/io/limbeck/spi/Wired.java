package io.limbeck.spi;

import org.apiguardian.api.API;

/**
 * A component as plugged into a port.
 *
 * @param node where it stands in the document, {@code student.objective[1]}
 * @param id what it is
 * @param value what it made
 * @param weight the weight of the edge over the course of training; constant 1 unless the document says otherwise
 * @param <T> its contract
 */
@API(status = API.Status.STABLE, since = "0.1")
public record Wired<T>(String node, ComponentId id, T value, Schedule weight) {}
