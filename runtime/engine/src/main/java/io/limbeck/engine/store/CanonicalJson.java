package io.limbeck.engine.store;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
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
                quote(property.getKey(), text.append(separator));
                text.append(':');
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
        } else if (value.isTextual()) {
            quote(value.textValue(), text);
        } else {
            text.append(value);
        }
    }

    /** As Jackson writes it, without a writer for each: a plan compares some ten thousand values. */
    private static void quote(String value, StringBuilder text) {
        text.append('"');
        JsonStringEncoder.getInstance().quoteAsString(value, text);
        text.append('"');
    }
}
