package io.limbeck.server.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.limbeck.engine.document.ExperimentReader;
import io.limbeck.engine.document.Place;
import java.util.LinkedHashMap;
import java.util.Map;

/** The values of a document, by place. */
public final class DocumentValues {

    private DocumentValues() {}

    /** {@return the values of a document, changes of a command line applied} */
    public static Map<String, JsonNode> of(String document, Iterable<String> overrides) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        gather(ExperimentReader.parse(document), Place.TOP, values);
        for (String override : overrides) {
            String[] parts = override.split("=", 2);
            if (parts.length == 2) {
                values.put(parts[0].replaceFirst("^[+~]+", ""), ExperimentReader.value(parts[1]));
            }
        }
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
