package io.limbeck.server.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.document.ExperimentReader;
import io.limbeck.engine.document.Place;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The values of documents, by place. */
final class Settings {

    private Settings() {}

    /** {@return the places at which documents differ, with the value of each; null where it has none} */
    static ArrayNode thatDiffer(List<JsonNode> reports) {
        List<Map<String, JsonNode>> all = reports.stream().map(Settings::of).toList();
        Set<String> places = new LinkedHashSet<>();
        all.forEach(one -> places.addAll(one.keySet()));
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (String place : places) {
            List<JsonNode> values = all.stream()
                    .map(one -> one.getOrDefault(place, NullNode.instance))
                    .toList();
            if (values.stream().distinct().count() > 1) {
                ObjectNode line = list.addObject().put("place", place);
                values.forEach(line.putArray("values")::add);
            }
        }
        return list;
    }

    /** {@return the values of the document that a report tells, changes of its command line applied} */
    static Map<String, JsonNode> of(JsonNode report) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        gather(ExperimentReader.parse(report.path("document").asText()), Place.TOP, values);
        report.path("manifest").path("overrides").forEach(one -> {
            String[] parts = one.asText().split("=", 2);
            if (parts.length == 2) {
                values.put(parts[0].replaceFirst("^[+~]+", ""), ExperimentReader.value(parts[1]));
            }
        });
        values.put("seed", report.path("manifest").path("seed"));
        return values;
    }

    private static void gather(JsonNode node, Place place, Map<String, JsonNode> values) {
        if (node.isObject()) {
            node.properties().forEach(field -> gather(field.getValue(), place.key(field.getKey()), values));
        } else if (node.isArray() && node.size() > 0 && !node.get(0).isValueNode()) {
            for (int i = 0; i < node.size(); i++) {
                gather(node.get(i), place.index(i), values);
            }
        } else {
            values.put(place.toString(), node);
        }
    }
}
