package io.limbeck.plugins.fairness.vectors;

import static io.limbeck.plugins.fairness.vectors.Sample.list;
import static io.limbeck.plugins.fairness.vectors.Sample.map;

import io.limbeck.plugins.fairness.statistics.Convention;
import io.limbeck.testkit.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A number that another project's suite expects. */
public record Vector(
        String id, String metric, Convention convention, Sample sample, double[] expected, double tolerance) {

    private static final double FAR = 1e9;

    public static List<Vector> all() {
        Map<String, Object> file = map(Json.read(text("/vectors/fairness.json")));
        Map<String, Object> inputs = map(file.get("inputs"));
        return list(file.get("vectors")).stream()
                .map(entry -> of(map(entry), inputs))
                .toList();
    }

    private static Vector of(Map<String, Object> entry, Map<String, Object> inputs) {
        Map<String, Object> params = map(entry.getOrDefault("params", Map.of()));
        Map<String, Object> input = map(inputs.getOrDefault(String.valueOf(entry.get("input")), Map.of()));
        String repository = map(entry.get("source")).get("repo").toString();
        Convention convention = repository.startsWith("fairlearn")
                ? Convention.FAIRLEARN
                : repository.startsWith("holistic")
                        ? Convention.HOLISTICAI
                        : repository.startsWith("trustyai") ? Convention.TRUSTYAI : Convention.AIF360;
        return new Vector(
                entry.get("id").toString(),
                entry.get("metric").toString(),
                convention,
                new Sample(input, params),
                flat(entry.get("expected")).mapToDouble(Double::doubleValue).toArray(),
                (Double) entry.getOrDefault("tolerance", 1e-9));
    }

    private static Stream<Double> flat(Object expected) {
        if (expected instanceof List<?> several) {
            return several.stream().flatMap(Vector::flat);
        }
        if (expected instanceof Map<?, ?> named) {
            return named.values().stream().flatMap(Vector::flat);
        }
        if (expected instanceof Double number) {
            return Stream.of(number);
        }
        return Stream.of(
                switch (expected.toString()) {
                    case ">" -> 1.0;
                    case "<" -> -1.0;
                    case "inf" -> FAR;
                    case "-inf" -> -FAR;
                    default -> throw new IllegalArgumentException("'" + expected + "' is no number");
                });
    }

    /** {@return the number}, or one far away for an infinite one, so that it can be compared */
    static double finite(double value) {
        return Math.max(-FAR, Math.min(FAR, value));
    }

    Optional<double[]> answer() {
        return Answers.to(metric, convention, sample);
    }

    /** {@return why there is no definition, for those metrics known to have none here} */
    Optional<String> unsupported() {
        if (sample.input().containsKey("file")) {
            return Optional.of("needs the published files");
        }
        return Optional.empty();
    }

    private static String text(String resource) {
        try (InputStream in = Objects.requireNonNull(Vector.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
