package io.limbeck.testkit;

import io.limbeck.spi.Schedule;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the literals in which defaults are written, for a known type. */
final class SettingText {

    private SettingText() {}

    static Object read(String text, Type type) {
        if (type instanceof ParameterizedType generic) {
            return readGeneric(text, generic);
        }
        if (!(type instanceof Class<?> plain)) {
            throw unreadable(text, type);
        }
        if (plain.isEnum()) {
            return constant(text, plain);
        }
        if (plain.isRecord()) {
            return record(text, plain.asSubclass(Record.class));
        }
        try {
            return scalar(text, plain);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is not a number of type " + plain.getSimpleName(), e);
        }
    }

    private static Object scalar(String text, Class<?> type) {
        if (type == int.class || type == Integer.class) {
            return Integer.valueOf(text);
        }
        if (type == long.class || type == Long.class) {
            return Long.valueOf(text);
        }
        if (type == float.class || type == Float.class) {
            return Float.valueOf(text);
        }
        if (type == double.class || type == Double.class) {
            return Double.valueOf(text);
        }
        if (type == String.class) {
            return unquoted(text);
        }
        if (type == Schedule.class) {
            return Schedule.constant(Double.parseDouble(text));
        }
        if (type == boolean.class || type == Boolean.class) {
            return switch (text) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new IllegalArgumentException("'" + text + "' is neither 'true' nor 'false'");
            };
        }
        throw unreadable(text, type);
    }

    private static Object readGeneric(String text, ParameterizedType type) {
        Type[] arguments = type.getActualTypeArguments();
        Type raw = type.getRawType();
        if (raw == Optional.class) {
            return Optional.of(read(text, arguments[0]));
        }
        if (raw == List.class && text.startsWith("[") && text.endsWith("]")) {
            List<Object> values = new ArrayList<>();
            parts(text).forEach(part -> values.add(read(part, arguments[0])));
            return List.copyOf(values);
        }
        if (raw == Map.class && text.startsWith("{") && text.endsWith("}")) {
            Map<String, Object> values = new LinkedHashMap<>();
            for (String part : parts(text)) {
                int colon = part.indexOf(':');
                if (colon < 0) {
                    throw unreadable(text, type);
                }
                values.put(
                        unquoted(part.substring(0, colon).strip()),
                        read(part.substring(colon + 1).strip(), arguments[1]));
            }
            return values;
        }
        throw unreadable(text, type);
    }

    private static Object constant(String text, Class<?> type) {
        for (Object constant : type.getEnumConstants()) {
            String name = ((Enum<?>) constant).name();
            if (name.toLowerCase(Locale.ROOT).replace('_', '-').equals(unquoted(text))) {
                return constant;
            }
        }
        throw new IllegalArgumentException("'" + text + "' is not a " + type.getSimpleName());
    }

    private static <S extends Record> S record(String text, Class<S> type) {
        if (!text.equals("{}")) {
            throw unreadable(text, type);
        }
        return SettingsDefaults.of(type);
    }

    /** Parts between commas outside brackets and quotes. */
    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        int depth = 0;
        char quote = 0;
        for (char c : text.substring(1, text.length() - 1).toCharArray()) {
            if (quote == 0 && c == ',' && depth == 0) {
                parts.add(part.toString().strip());
                part.setLength(0);
                continue;
            }
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else {
                depth += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
            }
            part.append(c);
        }
        if (!part.toString().isBlank()) {
            parts.add(part.toString().strip());
        }
        return parts;
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() >= 2
                && (text.startsWith("\"") || text.startsWith("'"))
                && text.charAt(0) == text.charAt(text.length() - 1);
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    private static IllegalArgumentException unreadable(String text, Type type) {
        return new IllegalArgumentException("'" + text + "' cannot be read as " + type.getTypeName());
    }
}
