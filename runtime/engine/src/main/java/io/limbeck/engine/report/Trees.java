package io.limbeck.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.limbeck.engine.report.plot.Numbers;
import io.limbeck.engine.report.statistics.Figure;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finding one's way in a report tree. */
final class Trees {

    private Trees() {}

    static String title(JsonNode model) {
        return model.path("title").asText();
    }

    /** {@return a model's name within a sentence: {@code student}, {@code student ‘tiny’}, {@code twin: scratch}} */
    static String name(JsonNode model) {
        String role = model.path("role").asText();
        return role.equals("twin") || role.equals("model") || title(model).startsWith(role)
                ? title(model)
                : role + " ‘" + title(model) + "’";
    }

    /** {@return the figure of a metric of a model; missing if it has none} */
    static JsonNode metric(JsonNode model, String metric) {
        return Json.items(model.path("metrics")).stream()
                .filter(item -> item.path("metric").asText().equals(metric))
                .findFirst()
                .map(item -> item.path("figure"))
                .orElse(MissingNode.getInstance());
    }

    /** {@return the fairness entry of a model: figure, verdict, reason; missing if it has none} */
    static JsonNode fairness(JsonNode model, String metric, String attribute) {
        return Json.items(model.path("fairness")).stream()
                .filter(item -> item.path("metric").asText().equals(metric)
                        && item.path("attribute").asText().equals(attribute))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    /** {@return the first metric of which more is better; empty if there is none} */
    static String firstQuality(JsonNode report) {
        return Json.items(report.path("definitions")).stream()
                .filter(metric -> !metric.path("fairness").booleanValue()
                        && metric.path("better").asText().equals("higher"))
                .map(metric -> metric.path("metric").asText())
                // More coverage than an interval promises is no better than less.
                .filter(metric -> !metric.startsWith("uncertainty/interval-coverage"))
                .findFirst()
                .orElse("");
    }

    static Optional<JsonNode> twin(JsonNode variant, JsonNode student, String twin) {
        return models(variant).stream()
                .filter(model -> model.path("of").equals(student.path("place"))
                        && model.path("twin").asText().equals(twin))
                .findFirst();
    }

    static Optional<JsonNode> teacher(JsonNode variant, JsonNode student) {
        return models(variant).stream()
                .filter(model -> !model.path("role").asText().equals("twin")
                        && model.path("place").equals(student.path("teacher")))
                .findFirst();
    }

    static List<JsonNode> models(JsonNode variant) {
        return Json.items(variant.path("models"));
    }

    /** {@return the figure of the difference of two figures, repetition by repetition; missing if they do not pair} */
    static JsonNode paired(JsonNode of, JsonNode from) {
        int count = of.path("values").size();
        if (count == 0 || count != from.path("values").size()) {
            return MissingNode.getInstance();
        }
        return Json.figure(Figure.of(IntStream.range(0, count)
                .mapToDouble(i -> Numbers.of(of.path("values").path(i))
                        - Numbers.of(from.path("values").path(i)))
                .toArray()));
    }
}
