package io.limbeck.scorer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A column of rows as they were read.
 *
 * @param name its name
 * @param categories what its values can be; empty for numbers
 * @param isNumber whether its values are numbers
 */
public record RawColumn(String name, List<String> categories, boolean isNumber) {

    public RawColumn {
        categories = List.copyOf(categories);
    }

    static RawColumn read(Fields fields) throws ModelFormatException {
        return switch (fields.text("type")) {
            case "number" -> new RawColumn(fields.text("name"), List.of(), true);
            case "category" -> new RawColumn(fields.text("name"), fields.texts("categories"), false);
            default -> throw fields.wrong("type", "'number' or 'category'");
        };
    }

    /** {@return the code of each category} */
    Map<String, Integer> codes() {
        Map<String, Integer> codes = new LinkedHashMap<>();
        categories.forEach(category -> codes.putIfAbsent(category, codes.size()));
        return codes;
    }
}
