package io.limbeck.engine.evaluate;

import static java.util.Objects.requireNonNull;

import io.limbeck.spi.metric.FairnessMetric;

/**
 * A fairness metric under the name it has in the document.
 *
 * @param id the component, {@code fairness/equalized-odds}; a second one of the same component has a suffix of its own
 * @param metric what measures
 */
public record NamedFairnessMetric(String id, FairnessMetric metric) {

    public NamedFairnessMetric {
        requireNonNull(id, "id is null");
        requireNonNull(metric, "metric is null");
    }

    /** {@return the full name of the definition} */
    public String definition() {
        return metric.definition();
    }
}
