package io.limbeck.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/** Reads JSON into maps, lists, texts, doubles and booleans: as much as files of expected values need. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Json {

    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    /**
     * {@return the value: a map, a list, a text, a double or a boolean; an empty text for null}
     *
     * @param text a JSON document
     */
    public static Object read(String text) {
        Json json = new Json(text);
        return json.value();
    }

    private Object value() {
        return switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            default -> word();
        };
    }

    private Map<String, Object> object() {
        Map<String, Object> object = new LinkedHashMap<>();
        at++;
        while (peek() != '}') {
            String name = string();
            expect(':');
            object.put(name, value());
            if (peek() == ',') {
                at++;
            }
        }
        at++;
        return object;
    }

    private List<Object> array() {
        List<Object> array = new ArrayList<>();
        at++;
        while (peek() != ']') {
            array.add(value());
            if (peek() == ',') {
                at++;
            }
        }
        at++;
        return array;
    }

    private String string() {
        expect('"');
        StringBuilder string = new StringBuilder();
        for (char c = text.charAt(at++); c != '"'; c = text.charAt(at++)) {
            if (c == '\\') {
                char escaped = text.charAt(at++);
                switch (escaped) {
                    case 'u' -> {
                        string.append((char) Integer.parseInt(text.substring(at, at + 4), 16));
                        at += 4;
                    }
                    case 'n' -> string.append('\n');
                    case 't' -> string.append('\t');
                    default -> string.append(escaped);
                }
            } else {
                string.append(c);
            }
        }
        return string.toString();
    }

    private Object word() {
        int start = at;
        while (at < text.length() && ",]} \n\r\t".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String word = text.substring(start, at);
        return switch (word) {
            case "true" -> true;
            case "false" -> false;
            case "null" -> "";
            case "NaN" -> Double.NaN;
            default -> Double.valueOf(word);
        };
    }

    private char peek() {
        while (Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return text.charAt(at);
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw new IllegalStateException("Expected '" + wanted + "' at " + at);
        }
        at++;
    }
}
