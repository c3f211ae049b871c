package io.limbeck.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A report as the page sees it: one variant in full, every model with a sign of its own.
 *
 * @param report the whole report
 * @param variant the variant shown
 * @param models its models
 */
record ReportView(JsonNode report, JsonNode variant, List<Model> models) {

    /** A model and the number of its sign. */
    record Model(JsonNode node, int series) {
        String title() {
            return node.path("title").asText();
        }

        String role() {
            return node.path("role").asText();
        }
    }

    /** A student beside its teacher and twins; without students, all models. */
    record Family(String title, Model head, List<Model> models) {}

    static ReportView of(JsonNode report) {
        JsonNode variant = report.path("variants").path(report.path("shown").intValue());
        List<Model> models = new ArrayList<>();
        for (JsonNode model : variant.path("models")) {
            models.add(new Model(model, models.size()));
        }
        return new ReportView(report, variant, models);
    }

    List<Family> families() {
        List<Family> families = new ArrayList<>();
        for (Model student : models) {
            if (student.role().equals("student")) {
                List<Model> members = models.stream()
                        .filter(model -> model.equals(student)
                                || model.node().path("of").equals(student.node().path("place"))
                                || model.equals(teacher(student)))
                        .toList();
                families.add(new Family(Trees.name(student.node()), student, members));
            }
        }
        return families.isEmpty() && !models.isEmpty()
                ? List.of(new Family("models", models.get(0), models))
                : families;
    }

    private @Nullable Model teacher(Model student) {
        return Trees.teacher(variant, student.node())
                .flatMap(node ->
                        models.stream().filter(model -> model.node() == node).findFirst())
                .orElse(null);
    }

    List<String> attributes() {
        Set<String> attributes = new LinkedHashSet<>();
        models.forEach(model -> {
            model.node()
                    .path("groups")
                    .forEach(group -> attributes.add(group.path("attribute").asText()));
            model.node()
                    .path("groupMetrics")
                    .forEach(group -> attributes.add(group.path("attribute").asText()));
        });
        return List.copyOf(attributes);
    }

    List<String> groups(String attribute) {
        Set<String> groups = new LinkedHashSet<>();
        for (String part : List.of("groups", "groupMetrics")) {
            models.forEach(model -> model.node().path(part).forEach(group -> {
                if (group.path("attribute").asText().equals(attribute)) {
                    groups.add(group.path("group").asText());
                }
            }));
        }
        groups.remove("");
        return List.copyOf(groups);
    }

    /** {@return whether a number is predicted, and no classes} */
    boolean isRegression() {
        return variant.path("data").path("target").isObject();
    }

    boolean isSweep() {
        return report.has("sweep");
    }
}
