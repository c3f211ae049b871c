package io.limbeck.engine.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The quantitative analyses of a model card: all rows together, then group by group and intersection by intersection.
 *
 * @param report the run's report
 * @param variant the point of a sweep
 * @param model the model's part of it
 * @param page where it is written
 */
record CardAnalyses(JsonNode report, JsonNode variant, JsonNode model, Markdown page) {

    void write() {
        page.section("Quantitative analyses");
        if (model.isMissingNode()) {
            page.paragraph("This model is a part of the experiment that its report does not judge.");
            return;
        }
        int repetitions = report.path("repetitions").asInt();
        page.paragraph(
                repetitions > 1
                        ? String.format(
                                Locale.ROOT,
                                "Means over %d repetitions, each with a split and weights of its own, and 95 %% intervals"
                                        + " of the mean. What was exported is one of the repetitions.",
                                repetitions)
                        : "One repetition; intervals are 95 % intervals over the test rows.");
        page.part("All rows");
        JsonNode teacher = other(model.path("teacher").asText());
        List<String> head = new ArrayList<>(List.of("metric", "this model"));
        if (!teacher.isMissingNode()) {
            head.add("its teacher");
        }
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode metric : model.path("metrics")) {
            String id = metric.path("metric").asText();
            List<String> row = new ArrayList<>(List.of(title(id), Markdown.figure(metric.path("figure"))));
            if (!teacher.isMissingNode()) {
                row.add(Markdown.figure(metric(teacher, id)));
            }
            rows.add(row);
        }
        page.table(head, rows);
        fairness();
        groups();
    }

    private JsonNode other(String place) {
        for (JsonNode one : variant.path("models")) {
            if (!place.isEmpty() && one.path("place").asText().equals(place)) {
                return one;
            }
        }
        return report.path("missing");
    }

    private static JsonNode metric(JsonNode model, String id) {
        for (JsonNode one : model.path("metrics")) {
            if (one.path("metric").asText().equals(id)) {
                return one.path("figure");
            }
        }
        return model.path("missing");
    }

    private String title(String id) {
        for (JsonNode definition : report.path("definitions")) {
            if (definition.path("metric").asText().equals(id)) {
                return definition.path("title").asText();
            }
        }
        return id;
    }

    private void fairness() {
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode figure : model.path("fairness")) {
            rows.add(List.of(
                    title(figure.path("metric").asText()),
                    figure.path("attribute").asText(),
                    Markdown.figure(figure.path("figure")),
                    figure.path("verdict").asText().replace('_', ' ').toLowerCase(Locale.ROOT)));
        }
        if (!rows.isEmpty()) {
            page.part("Fairness");
            page.table(List.of("metric", "by", "this model", "verdict"), rows);
        }
    }

    private void groups() {
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode group : model.path("groups")) {
            rows.add(List.of(
                    group.path("attribute").asText() + " = "
                            + group.path("group").asText(),
                    String.format(
                            Locale.ROOT,
                            "%,.0f",
                            group.path("rows").path("mean").asDouble()),
                    rate(group, "accuracy"),
                    rate(group, "selectionRate"),
                    rate(group, "truePositiveRate"),
                    rate(group, "falsePositiveRate"),
                    Markdown.figure(group.path("expectedCalibrationError"))));
        }
        if (!rows.isEmpty()) {
            page.part("Group by group");
            page.table(
                    List.of(
                            "group",
                            "test rows",
                            "accuracy",
                            "selection rate",
                            "true positive rate",
                            "false positive rate",
                            "calibration error"),
                    rows);
        }
    }

    private static String rate(JsonNode group, String rate) {
        return Markdown.figure(group.path(rate).path("figure"));
    }
}
