package io.limbeck.engine.audit;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to audit.
 *
 * @param csv the file, one line per decision
 * @param target column of the true class
 * @param prediction column of the predicted class
 * @param score column of the probability of the favourable class, if there is one
 * @param sensitive columns whose values are groups; {@code sex*race} is an intersection
 * @param favourable the favourable class; without it the last in sorted order
 * @param privileged the privileged group of an attribute
 * @param metrics components to measure with; empty for the standard list
 * @param seed seed of the bootstrap
 */
public record AuditRequest(
        Path csv,
        String target,
        String prediction,
        Optional<String> score,
        List<String> sensitive,
        Optional<String> favourable,
        Map<String, String> privileged,
        List<String> metrics,
        long seed) {

    public AuditRequest {
        sensitive = List.copyOf(sensitive);
        privileged = Map.copyOf(privileged);
        metrics = List.copyOf(metrics);
    }
}
