package io.limbeck.server.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.report.statistics.Figure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs that differ in the seed alone, taken together. */
final class Seeds {

    private record Key(String model, String metric, String attribute) {}

    private Seeds() {}

    /** {@return the groups of two or more such runs: mean and 95 % interval (Student's t) over their figures} */
    static ArrayNode grouped(List<JsonNode> reports, List<Map<String, JsonNode>> settings) {
        Map<Map<String, JsonNode>, List<JsonNode>> groups = new LinkedHashMap<>();
        for (int i = 0; i < reports.size(); i++) {
            Map<String, JsonNode> others = new LinkedHashMap<>(settings.get(i));
            others.remove("seed");
            groups.computeIfAbsent(others, key -> new ArrayList<>()).add(reports.get(i));
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        groups.values().stream().filter(group -> group.size() > 1).forEach(group -> list.add(of(group)));
        return list;
    }

    private static ObjectNode of(List<JsonNode> group) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode runs = node.putArray("runs");
        Map<Key, List<Double>> values = new LinkedHashMap<>();
        for (JsonNode report : group) {
            runs.add(report.path("id").asText());
            for (JsonNode model :
                    report.path("variants").path(report.path("shown").asInt()).path("models")) {
                for (String kind : List.of("metrics", "fairness")) {
                    model.path(kind).forEach(item -> gather(model.path("title").asText(), item, values));
                }
            }
        }
        ArrayNode rows = node.putArray("rows");
        values.forEach((key, list) -> {
            Figure figure =
                    Figure.of(list.stream().mapToDouble(Double::doubleValue).toArray());
            ObjectNode row = rows.addObject()
                    .put("model", key.model())
                    .put("metric", key.metric())
                    .put("attribute", key.attribute())
                    .put("n", list.size())
                    .put("mean", figure.mean());
            if (Double.isFinite(figure.low())) {
                row.put("low", figure.low()).put("high", figure.high());
            }
        });
        return node;
    }

    private static void gather(String model, JsonNode item, Map<Key, List<Double>> values) {
        Key key = new Key(
                model, item.path("metric").asText(), item.path("attribute").asText());
        for (JsonNode value : item.path("figure").path("values")) {
            if (value.isNumber()) {
                values.computeIfAbsent(key, one -> new ArrayList<>()).add(value.doubleValue());
            }
        }
    }
}
