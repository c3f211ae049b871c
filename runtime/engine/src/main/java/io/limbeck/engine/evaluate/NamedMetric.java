package io.limbeck.engine.evaluate;

import static java.util.Objects.requireNonNull;

import io.limbeck.spi.metric.Metric;

/**
 * A metric under the name it has in the document.
 *
 * @param id the component, {@code quality/accuracy}; a second one of the same component has a suffix of its own
 * @param metric what measures
 */
public record NamedMetric(String id, Metric metric) {

    public NamedMetric {
        requireNonNull(id, "id is null");
        requireNonNull(metric, "metric is null");
    }

    /** {@return the full name of the definition} */
    public String definition() {
        return metric.definition();
    }
}
