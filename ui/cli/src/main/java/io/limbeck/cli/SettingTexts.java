package io.limbeck.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Says in words what a JSON Schema demands of a setting. */
final class SettingTexts {

    private SettingTexts() {}

    /** {@return type, range and default}: {@code number above 0, default 4} */
    static String of(JsonNode setting, boolean required) {
        String text = type(setting) + range(setting) + unit(setting);
        if (text.equals("section")) {
            return text;
        }
        if (setting.has("default")) {
            return setting.get("default").isContainerNode()
                            && setting.get("default").isEmpty()
                    ? text + ", none by default"
                    : text + ", default " + value(setting.get("default"));
        }
        return text + (required ? ", required" : ", optional");
    }

    private static String unit(JsonNode setting) {
        return setting.has("x-limbeck-unit")
                ? " " + setting.get("x-limbeck-unit").asText()
                : "";
    }

    private static String type(JsonNode setting) {
        if (setting.has("enum")) {
            return "one of "
                    + StreamSupport.stream(setting.get("enum").spliterator(), false)
                            .map(SettingTexts::value)
                            .collect(Collectors.joining(" | "));
        }
        if (setting.has("anyOf")) {
            return setting.toString().contains("\"schedule\"") ? "number or schedule" : "one of several forms";
        }
        if (setting.path("type").isArray()) {
            return "text";
        }
        return switch (setting.path("type").asText()) {
            case "integer" -> "whole number";
            case "number" -> "number";
            case "boolean" -> "true or false";
            case "string" -> "text";
            case "array" -> "list of " + plural(type(setting.path("items")));
            case "object" ->
                setting.path("additionalProperties").isObject()
                        ? "map from names to " + plural(type(setting.path("additionalProperties")))
                        : "section";
            default -> "anything";
        };
    }

    private static String plural(String type) {
        return switch (type) {
            case "whole number", "number", "text", "section" -> type + "s";
            default -> type;
        };
    }

    private static String range(JsonNode setting) {
        List<String> bounds = new ArrayList<>();
        bound(bounds, setting, "minimum", "at least ");
        bound(bounds, setting, "exclusiveMinimum", "above ");
        bound(bounds, setting, "maximum", "at most ");
        bound(bounds, setting, "exclusiveMaximum", "below ");
        if (setting.path("items").isObject()) {
            String each = range(setting.get("items"));
            if (!each.isEmpty()) {
                bounds.add("each" + each);
            }
        }
        if (setting.path("minItems").asInt() > 0) {
            bounds.add("at least " + setting.get("minItems").asInt() + " of them");
        }
        return bounds.isEmpty() ? "" : " " + String.join(" and ", bounds);
    }

    private static void bound(List<String> bounds, JsonNode setting, String keyword, String words) {
        if (setting.has(keyword)) {
            bounds.add(words + value(setting.get(keyword)));
        }
    }

    private static String value(JsonNode value) {
        return value.isTextual() && !value.asText().isBlank() && !value.asText().equals(",")
                ? value.asText()
                : value.toString();
    }
}
