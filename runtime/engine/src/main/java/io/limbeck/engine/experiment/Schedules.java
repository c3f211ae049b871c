package io.limbeck.engine.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.catalog.Suggestions;
import io.limbeck.engine.document.ExperimentReader;
import io.limbeck.spi.Problem;
import io.limbeck.spi.Schedule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Schedules in documents: a number, or {@code {schedule: ramp, to: 1.0, epochs: 5}}. */
final class Schedules {

    /** The keys of each schedule; those with a question mark may be left out. */
    static final Map<String, List<String>> KEYS = keys();

    static final String WARMUP = "warmup";

    /** The schedule that only the weight of a loss term can have. */
    static final String TARGET = "target";

    private static final double MOST = 100;

    private final List<Problem> problems;

    Schedules(List<Problem> problems) {
        this.problems = problems;
    }

    private static Map<String, List<String>> keys() {
        Map<String, List<String>> keys = new LinkedHashMap<>();
        keys.put("constant", List.of("value"));
        keys.put("ramp", List.of("from?", "to", "epochs"));
        keys.put("step", List.of("from", "factor", "every", "unit?"));
        keys.put("cosine", List.of("from", "to?"));
        keys.put("exponential", List.of("from", "factor"));
        keys.put(WARMUP, List.of("epochs?", "steps?", "then"));
        keys.put(TARGET, List.of("to", "rate", "start?", "max?", "on?"));
        return keys;
    }

    /** {@return what is written where only time can change a number: no target} */
    Optional<Schedule> readTimed(JsonNode node, String where) {
        if (node.path("schedule").asText().equals(TARGET)) {
            problems.add(
                    Problem.error(
                            where + ".schedule",
                            "'target' drives the weight of a loss term, and nothing else",
                            "write a number or one of the other schedules, such as {schedule: ramp, from: 0, to: 1, epochs: 5}"));
            return Optional.empty();
        }
        return read(node, where);
    }

    Optional<Schedule> read(JsonNode node, String where) {
        if (node.isNumber()) {
            return number(node, where).map(Schedule::constant);
        }
        if (!(node instanceof ObjectNode map)) {
            problems.add(Problem.error(
                    where,
                    "must be a number or a schedule, but is '" + SettingsReader.show(node) + "'",
                    "write a number, or {schedule: ramp, from: 0, to: 1, epochs: 5}"));
            return Optional.empty();
        }
        String name = map.path("schedule").asText("");
        List<String> keys = KEYS.get(name);
        if (keys == null) {
            problems.add(Problem.error(
                    where + ".schedule",
                    name.isEmpty() ? "is missing" : "there is no schedule '" + name + "'",
                    Suggestions.didYouMean(name, KEYS.keySet()) + "the schedules are "
                            + String.join(", ", KEYS.keySet())));
            return Optional.empty();
        }
        int before = problems.size();
        map.properties().forEach(field -> unknown(field.getKey(), name, keys, where));
        for (String key : keys) {
            if (!key.endsWith("?") && map.path(key).isMissingNode()) {
                problems.add(Problem.error(
                        where + "." + key,
                        "is missing",
                        "a schedule '" + name + "' takes "
                                + String.join(", ", keys).replace("?", " (if need be)")));
            }
        }
        return problems.size() > before ? Optional.empty() : build(name, map, where);
    }

    private Optional<Schedule> build(String name, ObjectNode map, String where) {
        int before = problems.size();
        if (name.equals(WARMUP)) {
            return warmup(map, where);
        }
        double from = at(map, "from", where);
        Schedule schedule =
                switch (name) {
                    case "constant" -> Schedule.constant(at(map, "value", where));
                    case "ramp" -> new Schedule.Ramp(from, at(map, "to", where), positive(map, "epochs", where));
                    case "step" ->
                        new Schedule.Step(
                                from, at(map, "factor", where), whole(map, "every", where), steps(map, where));
                    case TARGET -> target(map, where);
                    case "cosine" -> new Schedule.Cosine(from, at(map, "to", where));
                    default -> new Schedule.Exponential(from, at(map, "factor", where));
                };
        return problems.size() > before ? Optional.empty() : Optional.of(schedule);
    }

    private Optional<Schedule> warmup(ObjectNode map, String where) {
        int before = problems.size();
        boolean steps = map.has("steps");
        double length = steps ? whole(map, "steps", where) : positive(map, "epochs", where);
        if (steps == map.has("epochs")) {
            problems.add(Problem.error(
                    where,
                    steps
                            ? "a warmup lasts so many epochs or so many steps, not both"
                            : "does not say how long it lasts",
                    "write {schedule: warmup, epochs: 2, then: 0.01}, or the same with steps"));
        }
        if (map.path("then").path("schedule").asText().equals(WARMUP)) {
            problems.add(Problem.error(
                    where + ".then", "is a warmup again", "write what follows: a number, or another schedule"));
            return Optional.empty();
        }
        Optional<Schedule> then = readTimed(map.path("then"), where + ".then");
        return problems.size() > before
                ? Optional.empty()
                : then.map(schedule -> new Schedule.Warmup(length, steps, schedule));
    }

    private Schedule target(ObjectNode map, String where) {
        double rate = positive(map, "rate", where);
        double start = at(map, "start", where);
        double max = map.has("max") ? positive(map, "max", where) : Math.max(MOST, start);
        if (start < 0) {
            problems.add(Problem.error(
                    where + ".start", "must not be negative, but is '" + start + "'", "write 0 or a number above it"));
        }
        if (map.path("max").isNumber() && max > 0 && max < start) {
            problems.add(Problem.error(
                    where + ".max",
                    "must be at least 'start', which is '" + start + "', but is '" + max + "'",
                    "write a larger max, or a smaller start"));
        }
        return new Schedule.Target(at(map, "to", where), rate, start, max, on(map, where));
    }

    private Schedule.Target.On on(ObjectNode map, String where) {
        String on = map.path("on").asText("decisions");
        if (!on.equals("decisions") && !on.equals("probabilities")) {
            problems.add(Problem.error(
                    where + ".on",
                    "must be 'decisions' or 'probabilities', but is '" + on + "'",
                    "write decisions for the gap in rates, probabilities for the term as it is trained"));
        }
        return on.equals("probabilities") ? Schedule.Target.On.PROBABILITIES : Schedule.Target.On.DECISIONS;
    }

    private void unknown(String key, String name, List<String> keys, String where) {
        if (!key.equals("schedule") && !keys.contains(key) && !keys.contains(key + "?")) {
            List<String> names =
                    keys.stream().map(known -> known.replace("?", "")).toList();
            problems.add(Problem.error(
                    where + "." + key,
                    "there is no '" + key + "' in a schedule '" + name + "'",
                    Suggestions.didYouMean(key, names) + "it takes " + String.join(", ", names)));
        }
    }

    private double at(ObjectNode map, String key, String where) {
        return map.has(key) ? number(map.path(key), where + "." + key).orElse(0.0) : 0;
    }

    private double positive(ObjectNode map, String key, String where) {
        double value = at(map, key, where);
        if (map.path(key).isNumber() && !(value > 0)) {
            problems.add(Problem.error(
                    where + "." + key,
                    "must be greater than 0, but is '" + map.path(key).asText() + "'",
                    "write a number above 0"));
        }
        return value;
    }

    private int whole(ObjectNode map, String key, String where) {
        double value = positive(map, key, where);
        if (value > 0 && (value != Math.rint(value) || value > Integer.MAX_VALUE)) {
            problems.add(Problem.error(
                    where + "." + key,
                    "must be a whole number, but is '" + map.path(key).asText() + "'",
                    "write a whole number such as 10"));
            return 1;
        }
        return Math.max(1, (int) value);
    }

    private boolean steps(ObjectNode map, String where) {
        String unit = map.path("unit").asText("epochs");
        if (!unit.equals("steps") && !unit.equals("epochs")) {
            problems.add(Problem.error(
                    where + ".unit", "must be 'epochs' or 'steps', but is '" + unit + "'", "write epochs or steps"));
        }
        return unit.equals("steps");
    }

    private Optional<Double> number(JsonNode node, String where) {
        double value = node.asDouble();
        if (node.isNumber() && !Double.isNaN(value) && !Double.isInfinite(value)) {
            return Optional.of(value);
        }
        problems.add(Problem.error(
                where,
                "must be a number, but is '" + ExperimentReader.shorten(SettingsReader.show(node)) + "'",
                "write a number such as 0.5"));
        return Optional.empty();
    }

    /** {@return the schedule as a document would write it} */
    static JsonNode write(Schedule schedule) {
        ObjectNode map = JsonNodeFactory.instance.objectNode();
        if (schedule instanceof Schedule.Constant constant) {
            return DoubleNode.valueOf(constant.value());
        } else if (schedule instanceof Schedule.Ramp ramp) {
            map.put("schedule", "ramp")
                    .put("from", ramp.from())
                    .put("to", ramp.to())
                    .put("epochs", ramp.epochs());
        } else if (schedule instanceof Schedule.Step step) {
            map.put("schedule", "step").put("from", step.from()).put("factor", step.factor());
            map.put("every", step.every()).put("unit", step.steps() ? "steps" : "epochs");
        } else if (schedule instanceof Schedule.Cosine cosine) {
            map.put("schedule", "cosine").put("from", cosine.from()).put("to", cosine.to());
        } else if (schedule instanceof Schedule.Target target) {
            map.put("schedule", TARGET).put("to", target.to()).put("rate", target.rate());
            map.put("start", target.start()).put("max", target.max());
            map.put("on", target.on().name().toLowerCase(Locale.ROOT));
        } else if (schedule instanceof Schedule.Exponential exponential) {
            map.put("schedule", "exponential").put("from", exponential.from()).put("factor", exponential.factor());
        } else if (schedule instanceof Schedule.Warmup warmup) {
            map.put("schedule", WARMUP);
            if (warmup.steps()) {
                map.put("steps", (long) warmup.length());
            } else {
                map.put("epochs", warmup.length());
            }
            map.set("then", write(warmup.then()));
        }
        return map;
    }
}
