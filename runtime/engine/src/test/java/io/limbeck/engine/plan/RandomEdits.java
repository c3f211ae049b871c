package io.limbeck.engine.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.experiment.BoundExperiment.BoundEdge;
import io.limbeck.engine.experiment.BoundExperiment.Twin;
import io.limbeck.engine.plan.CodeHashes.Code;
import io.limbeck.engine.plan.Sketch.Node;
import io.limbeck.spi.Schedule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/** Changes a sketch as a researcher, a plugin author or the weather might. */
final class RandomEdits {

    private final Random random;
    private final List<Consumer<Sketch>> edits = List.of(
            this::rename,
            this::shuffleNodes,
            this::shuffleKeys,
            this::changeSetting,
            this::changeSetting,
            this::changeWeight,
            this::changeMetrics,
            this::plugTeacher,
            this::swapInputs,
            this::swapArchitecture,
            this::addIdlePart,
            this::touchFile,
            this::bumpPlugin,
            sketch -> sketch.seed = below(3),
            sketch -> sketch.repeat = 1 + below(2),
            sketch -> sketch.name = pick(List.of("fair", "square", "plain")),
            sketch -> sketch.engine = "e" + below(2),
            sketch -> any(sketch).salt = below(2),
            sketch -> sketch.twins = pick(List.of(List.of(Twin.values()), List.of(Twin.SCRATCH), List.<Twin>of())));

    RandomEdits(Random random) {
        this.random = random;
    }

    void edit(Sketch sketch) {
        pick(edits).accept(sketch);
    }

    private void rename(Sketch sketch) {
        List<String> models = List.of(
                "teacher", "parts.big", "student", "students.one", "students.tree", "students.bush", "parts.other");
        String from = pick(models.stream().filter(sketch.nodes::containsKey).toList());
        boolean isStudent = from.startsWith("student");
        models.stream()
                .filter(to -> to.startsWith("student") == isStudent && !sketch.nodes.containsKey(to))
                .findAny()
                .ifPresent(to -> sketch.rename(from, to));
    }

    private void shuffleNodes(Sketch sketch) {
        List<Map.Entry<String, Node>> all = new ArrayList<>(sketch.nodes.entrySet());
        Collections.shuffle(all, random);
        sketch.nodes = new LinkedHashMap<>();
        all.forEach(each -> sketch.nodes.put(each.getKey(), each.getValue()));
    }

    private void shuffleKeys(Sketch sketch) {
        Node node = any(sketch);
        List<Map.Entry<String, JsonNode>> keys = new ArrayList<>(node.settings.properties());
        Collections.shuffle(keys, random);
        ObjectNode shuffled = JsonNodeFactory.instance.objectNode();
        keys.forEach(key -> shuffled.set(key.getKey(), key.getValue()));
        node.settings = shuffled;
    }

    private void changeSetting(Sketch sketch) {
        ObjectNode settings = any(sketch).settings;
        while (!settings.isEmpty()) {
            String key = pick(List.copyOf(settings.properties())).getKey();
            JsonNode value = settings.get(key);
            if (value instanceof ObjectNode nested) {
                settings = nested;
                continue;
            }
            if (value.isInt()) {
                settings.put(key, 1 + below(4));
            } else if (value.isDouble()) {
                settings.put(key, below(4) / 4.0);
            } else if (value.isBoolean()) {
                settings.put(key, !value.asBoolean());
            } else if (value.isArray() && value.get(0).isInt()) {
                settings.putArray(key).add(1 + below(3)).add(1 + below(3));
            } else if (key.equals("path")) {
                settings.put(key, pick(List.of("a.csv", "b.csv")));
            } else if (key.equals("target")) {
                settings.put(key, pick(List.of("labels", "teacher-decision")));
            }
            return;
        }
    }

    private void changeWeight(Sketch sketch) {
        List<BoundEdge> edges = pick(lists(sketch));
        int at = below(edges.size());
        Schedule weight = pick(List.<Schedule>of(
                Schedule.ONE,
                Schedule.constant(0.5),
                new Schedule.Ramp(0, 1, 5),
                new Schedule.Ramp(0, 1, 6),
                new Schedule.Step(1, 0.5, 2, true),
                new Schedule.Step(1, 0.5, 2, false),
                new Schedule.Cosine(1, 0),
                new Schedule.Exponential(1, 0)));
        edges.set(at, new BoundEdge(edges.get(at).from(), weight));
    }

    private void changeMetrics(Sketch sketch) {
        List<String> all = sketch.nodes.keySet().stream()
                .filter(place -> place.startsWith("evaluate"))
                .toList();
        String metric = pick(all);
        if (!sketch.evaluate.remove(metric)) {
            sketch.evaluate.add(metric);
        }
    }

    private void plugTeacher(Sketch sketch) {
        String teacher = pick(List.of("teacher", "parts.big", "parts.other", "parts.blend"));
        String student = pick(List.of("student", "students.one", "students.tree", "students.bush"));
        if (sketch.nodes.containsKey(student) && sketch.nodes.containsKey(teacher)) {
            List<BoundEdge> edges = new ArrayList<>();
            if (below(5) > 0) {
                edges.add(new BoundEdge(teacher, Schedule.ONE));
            }
            sketch.nodes.get(student).inputs.put("teacher", edges);
        }
    }

    private void swapInputs(Sketch sketch) {
        Collections.shuffle(pick(lists(sketch)), random);
    }

    private void swapArchitecture(Sketch sketch) {
        Node node = pick(sketch.nodes.values().stream()
                .filter(each -> each.use.matches("models/(dense|straight)|data/(encode|scale)"))
                .toList());
        node.use = switch (node.use) {
            case "models/dense" -> "models/straight";
            case "models/straight" -> "models/dense";
            case "data/encode" -> "data/scale";
            default -> "data/encode";
        };
    }

    private void addIdlePart(Sketch sketch) {
        sketch.part("parts.idle" + below(3), "models/dense", "{hidden: [" + below(9) + "]}");
    }

    private void touchFile(Sketch sketch) {
        String file = pick(List.copyOf(sketch.files.keySet()));
        sketch.files.put(file, file.charAt(0) + "" + below(2));
    }

    private void bumpPlugin(Sketch sketch) {
        String family = pick(List.copyOf(sketch.plugins.keySet()));
        sketch.plugins.put(family, new Code("limbeck-" + family, "0." + below(2) + ".0", family + below(2)));
    }

    private static List<List<BoundEdge>> lists(Sketch sketch) {
        return sketch.nodes.values().stream()
                .flatMap(node -> node.inputs.values().stream())
                .filter(edges -> !edges.isEmpty())
                .toList();
    }

    private Node any(Sketch sketch) {
        return pick(List.copyOf(sketch.nodes.values()));
    }

    private <T> T pick(List<T> from) {
        return from.get(below(from.size()));
    }

    private int below(int bound) {
        return random.nextInt(bound);
    }
}
