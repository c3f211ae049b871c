package io.limbeck.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.report.plot.Numbers;
import io.limbeck.spi.metric.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How much of what a twin lacks to the teacher its student recovers: {@code mean(S − W) / mean(T − W)} of a metric of the
 * student S, its teacher T and the twin W, taken within each repetition; 0 is the twin, 1 the teacher. It is given only
 * where T is better than W by more than chance (or, of one repetition, better at all): elsewhere there is no gap to recover.
 */
final class Recovered {

    private static final List<String> TWINS = List.of(ModelRecord.SCRATCH, ModelRecord.HARD_LABELS);

    private Recovered() {}

    /** {@return an entry for each student, twin and metric of which there is a gap} */
    static ArrayNode of(JsonNode variant, JsonNode definitions) {
        List<ObjectNode> found = new ArrayList<>();
        for (JsonNode student : Trees.models(variant)) {
            if (student.path("role").asText().equals("student")) {
                Trees.teacher(variant, student)
                        .ifPresent(teacher -> TWINS.forEach(
                                name -> Trees.twin(variant, student, name).ifPresent(twin -> student.path("metrics")
                                        .forEach(item -> add(found, student, teacher, twin, item, definitions)))));
            }
        }
        return Json.array(found);
    }

    private static void add(
            List<ObjectNode> found,
            JsonNode student,
            JsonNode teacher,
            JsonNode twin,
            JsonNode item,
            JsonNode definitions) {
        String metric = item.path("metric").asText();
        JsonNode gap = Trees.paired(Trees.metric(teacher, metric), Trees.metric(twin, metric));
        JsonNode gain = Trees.paired(item.path("figure"), Trees.metric(twin, metric));
        if (isGap(gap, better(definitions, metric)) && gain.path("mean").isNumber()) {
            found.add(Json.object()
                    .put("student", Trees.title(student))
                    .put("twin", twin.path("twin").asText())
                    .put("metric", metric)
                    .put(
                            "share",
                            gain.path("mean").doubleValue() / gap.path("mean").doubleValue()));
        }
    }

    private static Direction better(JsonNode definitions, String metric) {
        return Json.items(definitions).stream()
                .filter(definition -> definition.path("metric").asText().equals(metric))
                .findFirst()
                .map(definition ->
                        Direction.valueOf(definition.path("better").asText().toUpperCase(Locale.ROOT)))
                .orElse(Direction.ONE);
    }

    /** Whether the teacher is better; of figures that are best at 1 there is no telling what lies between. */
    private static boolean isGap(JsonNode gap, Direction better) {
        boolean alone = gap.path("values").size() == 1;
        double low = Numbers.of(gap.path(alone ? "mean" : "low"));
        double high = Numbers.of(gap.path(alone ? "mean" : "high"));
        return switch (better) {
            case HIGHER -> low > 0;
            case LOWER -> high < 0;
            case ONE -> false;
        };
    }
}
