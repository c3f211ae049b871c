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
 */
public record VariantRecord(
        String label, Map<String, JsonNode> assignments, DataRecord data, List<ModelRecord> models) {

    public VariantRecord {
        assignments = Collections.unmodifiableMap(new LinkedHashMap<>(assignments));
        models = List.copyOf(models);
    }
}
