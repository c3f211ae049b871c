package io.limbeck.server.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.server.document.DocumentValues;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** In which values documents differ. */
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

    /** {@return the values of the document that a report tells} */
    static Map<String, JsonNode> of(JsonNode report) {
        List<String> overrides = new ArrayList<>();
        report.path("manifest").path("overrides").forEach(one -> overrides.add(one.asText()));
        Map<String, JsonNode> values = DocumentValues.of(report.path("document").asText(), overrides);
        values.put("seed", report.path("manifest").path("seed"));
        return values;
    }
}
