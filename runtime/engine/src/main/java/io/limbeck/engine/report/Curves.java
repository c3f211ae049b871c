package io.limbeck.engine.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.report.statistics.Figure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Training curves, the mean over the repetitions that got as far. */
final class Curves {

    private Curves() {}

    static ArrayNode of(List<RepetitionRecord> repetitions) {
        TreeMap<Double, Map<String, List<Double>>> byEpoch = new TreeMap<>();
        for (RepetitionRecord repetition : repetitions) {
            for (CurvePoint point : repetition.curve()) {
                Map<String, List<Double>> values =
                        byEpoch.computeIfAbsent(point.epoch(), epoch -> new LinkedHashMap<>());
                point.values().forEach((name, value) -> values.computeIfAbsent(name, n -> new ArrayList<>())
                        .add(value));
            }
        }
        ArrayNode curve = Json.array(List.of());
        byEpoch.forEach((epoch, byName) -> {
            ObjectNode values = curve.addObject().put("epoch", epoch).putObject("values");
            byName.forEach((name, all) -> values.set(
                    name,
                    Json.number(Figure.of(all.stream().mapToDouble(v -> v).toArray())
                            .mean())));
        });
        return curve;
    }
}
