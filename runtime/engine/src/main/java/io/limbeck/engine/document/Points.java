package io.limbeck.engine.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.limbeck.spi.Problem;
import io.limbeck.spi.RandomSource;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The points of a sweep. */
final class Points {

    private final Map<String, Axis> axes;
    private final SweepSection section;
    private final List<Problem> problems;

    Points(Map<String, Axis> axes, SweepSection section, List<Problem> problems) {
        this.axes = axes;
        this.section = section;
        this.problems = problems;
    }

    List<Map<String, JsonNode>> all() {
        if (axes.isEmpty()) {
            return List.of(new LinkedHashMap<>());
        }
        boolean finite = axes.values().stream().allMatch(Axis.Values.class::isInstance);
        BigInteger size = size();
        if (!section.random() && !finite) {
            problems.add(Problem.error(
                    "sweep",
                    "an interval has no end of values, so that not every one can be tried",
                    "write sweep: {search: random, trials: 20}, or give a list of values"));
            return List.of();
        }
        BigInteger wanted = section.random() ? BigInteger.valueOf(section.trials()) : size;
        if (wanted.compareTo(BigInteger.valueOf(Sweeps.MOST_VARIANTS)) > 0) {
            problems.add(Problem.error(
                    "sweep",
                    "makes '" + wanted + "' variants of " + String.join(", ", axes.keySet()) + ", and there may be "
                            + Sweeps.MOST_VARIANTS,
                    "take fewer values, or some by chance: sweep: {search: random, trials: 50}"));
            return List.of();
        }
        if (!section.random()) {
            return numbered(size.intValueExact());
        }
        RandomSource random = new RandomSource(section.seed()).child("sweep");
        return finite ? drawn(size, random) : drawn(random);
    }

    private BigInteger size() {
        BigInteger size = BigInteger.ONE;
        for (Axis axis : axes.values()) {
            if (axis instanceof Axis.Values values) {
                size = size.multiply(BigInteger.valueOf(values.values().size()));
            }
        }
        return size;
    }

    private List<Map<String, JsonNode>> numbered(int count) {
        List<Map<String, JsonNode>> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            points.add(point(BigInteger.valueOf(i)));
        }
        return points;
    }

    /** No point of a grid twice: numbers are drawn until enough are different. */
    private List<Map<String, JsonNode>> drawn(BigInteger size, RandomSource random) {
        if (size.compareTo(BigInteger.valueOf(section.trials())) <= 0) {
            return numbered(size.intValueExact());
        }
        Map<BigInteger, Map<String, JsonNode>> points = new LinkedHashMap<>();
        for (long counter = 0; points.size() < section.trials(); counter++) {
            BigInteger number = BigInteger.ZERO;
            for (Map.Entry<String, Axis> axis : axes.entrySet()) {
                int values = ((Axis.Values) axis.getValue()).values().size();
                number = number.multiply(BigInteger.valueOf(values))
                        .add(BigInteger.valueOf(random.child(axis.getKey()).below(counter, values)));
            }
            points.putIfAbsent(number, point(number));
        }
        return new ArrayList<>(points.values());
    }

    private List<Map<String, JsonNode>> drawn(RandomSource random) {
        List<Map<String, JsonNode>> points = new ArrayList<>();
        for (int trial = 0; trial < section.trials(); trial++) {
            Map<String, JsonNode> point = new LinkedHashMap<>();
            for (Map.Entry<String, Axis> axis : axes.entrySet()) {
                RandomSource source = random.child(axis.getKey());
                point.put(
                        axis.getKey(),
                        axis.getValue() instanceof Axis.Values values
                                ? values.values()
                                        .get(source.below(trial, values.values().size()))
                                : ((Axis.Between) axis.getValue()).draw(source, trial));
            }
            points.add(point);
        }
        return points;
    }

    /** {@return the point of that number}, the last axis being the last digit */
    private Map<String, JsonNode> point(BigInteger number) {
        List<Map.Entry<String, Axis>> all = new ArrayList<>(axes.entrySet());
        List<JsonNode> chosen = new ArrayList<>();
        BigInteger rest = number;
        for (int i = all.size() - 1; i >= 0; i--) {
            List<JsonNode> values = ((Axis.Values) all.get(i).getValue()).values();
            BigInteger[] parts = rest.divideAndRemainder(BigInteger.valueOf(values.size()));
            chosen.add(0, values.get(parts[1].intValueExact()));
            rest = parts[0];
        }
        Map<String, JsonNode> point = new LinkedHashMap<>();
        for (int i = 0; i < all.size(); i++) {
            point.put(all.get(i).getKey(), chosen.get(i));
        }
        return point;
    }
}
