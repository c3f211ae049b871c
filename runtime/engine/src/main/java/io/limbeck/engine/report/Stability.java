package io.limbeck.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.explain.Explained;
import io.limbeck.engine.report.statistics.Figure;
import io.limbeck.engine.report.statistics.RankCorrelation;
import io.limbeck.spi.explain.Exhibit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** What two distillations of the same lesson have in common: decisions, probabilities, and what explainers say of both. */
final class Stability {

    private Stability() {}

    /** {@return one entry for each student with a redistilled twin} */
    static ArrayNode of(VariantRecord variant) {
        List<ObjectNode> entries = new ArrayList<>();
        for (ModelRecord twin : variant.models()) {
            if (twin.twin().equals(ModelRecord.REDISTILLED)) {
                variant.models().stream()
                        .filter(student -> student.place().equals(twin.of()))
                        .forEach(student -> entries.add(entry(student, twin)));
            }
        }
        return Json.array(entries);
    }

    private static ObjectNode entry(ModelRecord student, ModelRecord twin) {
        return Json.object()
                .put("student", student.title())
                .put("twin", twin.title())
                .<ObjectNode>set("agreement", figure(twin, Resemblance::agreement))
                .<ObjectNode>set("distance", figure(twin, Resemblance::distance))
                .set("attributions", Json.array(attributions(student, twin)));
    }

    private static JsonNode figure(ModelRecord twin, ToDoubleFunction<Resemblance> value) {
        return Json.figure(Figure.of(twin.repetitions().stream()
                .flatMap(repetition -> repetition.resemblance().stream())
                .mapToDouble(value)
                .toArray()));
    }

    /** Bars of the same title over the same labels are held against each other, by the bars of the model itself. */
    private static List<ObjectNode> attributions(ModelRecord student, ModelRecord twin) {
        List<ObjectNode> found = new ArrayList<>();
        for (Explained one : student.explanations()) {
            for (Exhibit exhibit : one.exhibits()) {
                if (exhibit instanceof Exhibit.Bars bars) {
                    same(one.explainer(), bars.title(), twin)
                            .map(other -> correlation(bars, other))
                            .filter(Double::isFinite)
                            .ifPresent(rank -> found.add(Json.object()
                                    .put("explainer", one.explainer())
                                    .put("exhibit", bars.title())
                                    .set("rankCorrelation", Json.number(rank))));
                }
            }
        }
        return found;
    }

    private static Optional<Exhibit.Bars> same(String explainer, String title, ModelRecord twin) {
        return twin.explanations().stream()
                .filter(one -> one.explainer().equals(explainer))
                .flatMap(one -> one.exhibits().stream())
                .filter(Exhibit.Bars.class::isInstance)
                .map(Exhibit.Bars.class::cast)
                .filter(bars -> bars.title().equals(title))
                .findFirst();
    }

    private static double correlation(Exhibit.Bars bars, Exhibit.Bars other) {
        Map<String, Double> theirs = own(other);
        List<double[]> pairs = new ArrayList<>();
        own(bars).forEach((label, value) -> {
            double their = theirs.getOrDefault(label, Double.NaN);
            if (Double.isFinite(value) && Double.isFinite(their)) {
                pairs.add(new double[] {value, their});
            }
        });
        return RankCorrelation.of(
                pairs.stream().mapToDouble(pair -> pair[0]).toArray(),
                pairs.stream().mapToDouble(pair -> pair[1]).toArray());
    }

    /** What the bars say of the model itself: not those of its teacher beside it. */
    private static Map<String, Double> own(Exhibit.Bars bars) {
        Map<String, Double> values = new LinkedHashMap<>();
        int own = IntStream.range(0, bars.series().size())
                .filter(series -> !bars.series().get(series).equals("teacher"))
                .findFirst()
                .orElse(-1);
        if (own >= 0) {
            bars.groups()
                    .forEach(group ->
                            values.putIfAbsent(group.label(), group.values().get(own)));
        }
        return values;
    }
}
