package io.limbeck.engine.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.TreeMap;

/** JSON as one text for one value: keys sorted, no white space, numbers as Jackson writes them. */
public final class CanonicalJson {

    private CanonicalJson() {}

    /** {@return the text} */
    public static String text(JsonNode value) {
        StringBuilder text = new StringBuilder();
        write(value, text);
        return text.toString();
    }

    private static void write(JsonNode value, StringBuilder text) {
        if (value.isObject()) {
            TreeMap<String, JsonNode> sorted = new TreeMap<>();
            value.properties().forEach(property -> sorted.put(property.getKey(), property.getValue()));
            String separator = "{";
            for (var property : sorted.entrySet()) {
                text.append(separator).append(quoted(property.getKey())).append(':');
                write(property.getValue(), text);
                separator = ",";
            }
            text.append(sorted.isEmpty() ? "{}" : "}");
        } else if (value.isArray()) {
            String separator = "[";
            for (JsonNode element : value) {
                text.append(separator);
                write(element, text);
                separator = ",";
            }
            text.append(value.isEmpty() ? "[]" : "]");
        } else {
            text.append(value);
        }
    }

    private static String quoted(String key) {
        return TextNode.valueOf(key).toString();
    }
}
