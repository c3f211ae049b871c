package io.limbeck.engine.report.exhibit;

import io.limbeck.engine.report.plot.Marker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The signs of series: a model has the sign that it has everywhere in the report, others take those that are left.
 *
 * @param own number of the sign of the model that is explained; {@code model} and {@code student} mean it, too
 * @param known numbers by name
 */
public record Palette(int own, Map<String, Integer> known) {

    public Palette {
        known = Map.copyOf(known);
    }

    /** {@return the number of the sign of each series; a series that stands alone has the model's} */
    List<Integer> series(List<String> names) {
        Map<String, Integer> given = new HashMap<>();
        for (String name : names) {
            if (known.containsKey(name)) {
                claim(given, name, known.get(name));
            }
        }
        for (String name : names) {
            if (names.size() == 1 || name.equals("model") || name.equals("student")) {
                claim(given, name, own);
            }
        }
        List<Integer> signs = new ArrayList<>();
        for (String name : names) {
            signs.add(given.computeIfAbsent(name, none -> free(given)));
        }
        return signs;
    }

    /** Models of a large report share signs; those of one drawing may not. */
    private static void claim(Map<String, Integer> given, String name, int sign) {
        if (!given.containsValue(sign % Marker.COUNT)) {
            given.putIfAbsent(name, sign % Marker.COUNT);
        }
    }

    private static int free(Map<String, Integer> given) {
        return IntStream.range(0, Marker.COUNT)
                .filter(sign -> !given.containsValue(sign))
                .findFirst()
                .orElse(given.size() % Marker.COUNT);
    }
}
