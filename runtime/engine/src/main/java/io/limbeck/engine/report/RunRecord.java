package io.limbeck.engine.report;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Everything a report is made of.
 *
 * @param id the run
 * @param name name of the experiment
 * @param description what the experiment is about; may be empty
 * @param started when, ISO 8601
 * @param finished when, ISO 8601
 * @param document the experiment as submitted
 * @param manifest where every figure comes from: versions, hashes, seed, device, host
 * @param variants the points of the sweep, in order; a single one without a sweep
 * @param warnings what the reader should know
 */
public record RunRecord(
        String id,
        String name,
        String description,
        String started,
        String finished,
        String document,
        ObjectNode manifest,
        List<VariantRecord> variants,
        List<String> warnings) {

    public RunRecord {
        requireNonNull(id, "id is null");
        requireNonNull(name, "name is null");
        requireNonNull(manifest, "manifest is null");
        variants = List.copyOf(variants);
        warnings = List.copyOf(warnings);
    }
}
