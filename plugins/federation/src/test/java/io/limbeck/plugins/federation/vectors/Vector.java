package io.limbeck.plugins.federation.vectors;

import io.limbeck.testkit.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What another project expects of a rule.
 *
 * @param id its name, which begins with the project
 * @param rule the rule
 * @param params its settings, as the project calls them
 * @param inputs what goes in
 * @param expected what comes out, flattened
 * @param tolerance absolute
 */
record Vector(
        String id,
        String rule,
        Map<String, Object> params,
        Map<String, Object> inputs,
        Object expected,
        double tolerance) {

    static List<Vector> all() {
        return list(Json.read(text())).stream().map(entry -> of(map(entry))).toList();
    }

    private static Vector of(Map<String, Object> entry) {
        return new Vector(
                entry.get("id").toString(),
                entry.get("rule").toString(),
                map(entry.get("params")),
                map(entry.get("inputs")),
                entry.get("expected"),
                (Double) entry.get("tolerance"));
    }

    double param(String name) {
        return (Double) Objects.requireNonNull(params.get(name), name);
    }

    double input(String name) {
        return (Double) Objects.requireNonNull(inputs.get(name), name);
    }

    double[] vector(String name) {
        return flat(Objects.requireNonNull(inputs.get(name), name));
    }

    /** {@return an input that is a list of structures, each flattened} */
    double[][] vectors(String name) {
        return list(inputs.get(name)).stream().map(Vector::flat).toArray(double[][]::new);
    }

    /** {@return the expected numbers, those of named parts in order} */
    double[] numbers() {
        return flat(expected);
    }

    static double[] flat(Object value) {
        return stream(value).mapToDouble(Double::doubleValue).toArray();
    }

    private static Stream<Double> stream(Object value) {
        if (value instanceof List<?> several) {
            return several.stream().flatMap(Vector::stream);
        }
        if (value instanceof Map<?, ?> named) {
            return named.values().stream().flatMap(Vector::stream);
        }
        return value instanceof Double number ? Stream.of(number) : Stream.empty();
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    static List<Object> list(Object value) {
        return (List<Object>) value;
    }

    private static String text() {
        try (InputStream in = Objects.requireNonNull(Vector.class.getResourceAsStream("/vectors/aggregation.json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
