package io.limbeck.server.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** In which values documents differ. */
final class Settings {

    private Settings() {}

    /** {@return the places at which documents differ, with the value of each; null where it has none} */
    static ArrayNode thatDiffer(List<Map<String, JsonNode>> all) {
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
}
