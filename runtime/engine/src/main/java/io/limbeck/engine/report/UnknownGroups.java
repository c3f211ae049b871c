package io.limbeck.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.limbeck.engine.report.plot.Numbers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows of which it is not known in which group they are: what the rows of all groups of an attribute lack to all rows. */
public final class UnknownGroups {

    private UnknownGroups() {}

    /**
     * {@return a sentence on how many rows are in no group, empty if every row is in one}
     *
     * @param data the section {@code data} of a report's variant
     */
    public static Optional<String> sentence(JsonNode data) {
        double rows = data.path("rows").doubleValue();
        Map<String, Double> unknown = new LinkedHashMap<>();
        data.path("groups")
                .forEach(group -> unknown.merge(
                        group.path("attribute").asText(),
                        rows - group.path("rows").doubleValue(),
                        (left, next) -> left + next - rows));
        List<String> parts = unknown.entrySet().stream()
                .filter(one -> one.getValue() > 0)
                .map(one -> one.getKey() + " of " + Numbers.count(one.getValue()))
                .toList();
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of("Not known of all " + Numbers.count(rows) + " rows: " + String.join(", ", parts)
                        + ". They are in no group's figures, and no fairness term counts them.");
    }
}
