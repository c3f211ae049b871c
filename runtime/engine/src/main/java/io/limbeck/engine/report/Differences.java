package io.limbeck.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Every figure of a student less that of its teacher and of each of its twins, repetition by repetition. */
final class Differences {

    private Differences() {}

    /** {@return the differences of every student of a variant of the report} */
    static ArrayNode of(JsonNode variant) {
        List<ObjectNode> differences = new ArrayList<>();
        for (JsonNode student : Trees.models(variant)) {
            if (!student.path("role").asText().equals("student")) {
                continue;
            }
            List<JsonNode> others = new ArrayList<>();
            Trees.teacher(variant, student).ifPresent(others::add);
            Trees.models(variant).stream()
                    .filter(model -> model.path("of").equals(student.path("place")))
                    .forEach(others::add);
            for (JsonNode other : others) {
                for (String list : List.of("metrics", "fairness")) {
                    for (JsonNode item : student.path(list)) {
                        add(differences, student, other, item);
                    }
                }
            }
        }
        return Json.array(differences);
    }

    private static void add(List<ObjectNode> differences, JsonNode student, JsonNode other, JsonNode item) {
        String metric = item.path("metric").asText();
        String attribute = item.path("attribute").asText();
        JsonNode from = item.has("attribute")
                ? Trees.fairness(other, metric, attribute).path("figure")
                : Trees.metric(other, metric);
        JsonNode difference = Trees.paired(item.path("figure"), from);
        if (!difference.isMissingNode()) {
            differences.add(Json.object()
                    .put("student", Trees.title(student))
                    .put("against", Trees.title(other))
                    .put("metric", metric)
                    .put("attribute", attribute)
                    .set("figure", difference));
        }
    }
}
