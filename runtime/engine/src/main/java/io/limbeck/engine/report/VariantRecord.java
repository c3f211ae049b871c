package io.limbeck.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One point of a sweep, or the only one.
 *
 * @param label its name for a reader: {@code weight = 0.5}; empty without a sweep
 * @param assignments what the sweep set here, by path
 * @param data the data
 * @param models the models: teachers, then each student followed by its twins
 * @param paid the models that were made small, each against those it was made from
 */
public record VariantRecord(
        String label,
        Map<String, JsonNode> assignments,
        DataRecord data,
        List<ModelRecord> models,
        List<WhoPaid> paid) {

    public VariantRecord {
        assignments = Collections.unmodifiableMap(new LinkedHashMap<>(assignments));
        models = List.copyOf(models);
        paid = List.copyOf(paid);
    }

    /** A variant in which no model was made small. */
    public VariantRecord(String label, Map<String, JsonNode> assignments, DataRecord data, List<ModelRecord> models) {
        this(label, assignments, data, models, List.of());
    }
}
