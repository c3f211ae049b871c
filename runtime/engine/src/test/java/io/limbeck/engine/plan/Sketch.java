package io.limbeck.engine.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.document.ExperimentReader;
import io.limbeck.engine.experiment.BoundExperiment;
import io.limbeck.engine.experiment.BoundExperiment.BoundEdge;
import io.limbeck.engine.experiment.BoundExperiment.BoundNode;
import io.limbeck.engine.experiment.BoundExperiment.Twin;
import io.limbeck.engine.plan.CodeHashes.Code;
import io.limbeck.spi.Component;
import io.limbeck.spi.ComponentId;
import io.limbeck.spi.ComponentKind;
import io.limbeck.spi.NoSettings;
import io.limbeck.spi.Port;
import io.limbeck.spi.Schedule;
import io.limbeck.spi.data.DatasetSource;
import io.limbeck.spi.data.Splitter;
import io.limbeck.spi.data.Transform;
import io.limbeck.spi.explain.Explainer;
import io.limbeck.spi.metric.FairnessMetric;
import io.limbeck.spi.metric.Metric;
import io.limbeck.spi.model.TeacherSource;
import io.limbeck.spi.model.View;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.spi.tensorflow.Need;
import io.limbeck.spi.tensorflow.Optimizer;
import io.limbeck.spi.tensorflow.StudentArchitecture;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An experiment that can be scribbled on, with the code and the files around it; becomes a bound one. */
final class Sketch {

    private static final Map<String, Component<?, ?>> COMPONENTS = new LinkedHashMap<>();

    static {
        component(DatasetSource.KIND, "data/rows");
        component(Splitter.KIND, "data/cut");
        component(Transform.KIND, "data/encode");
        component(Transform.KIND, "data/scale");
        component(StudentArchitecture.KIND, "models/dense");
        component(StudentArchitecture.KIND, "models/straight");
        component(Optimizer.KIND, "optimizers/descent");
        component(LossTerm.KIND, "distillation/cross-entropy");
        component(LossTerm.KIND, "distillation/soft");
        component(LossTerm.KIND, "distillation/layer");
        component(LossTerm.KIND, "distillation/members");
        component(LossTerm.KIND, "fairness/gap");
        component(Metric.KIND, "quality/accuracy");
        component(FairnessMetric.KIND, "fairness/odds");
        component(Explainer.KIND, "quality/reasons");
        component(
                TeacherSource.KIND,
                "models/learnt",
                Port.many("objective", LossTerm.KIND, "What it strives for"),
                Port.optional("teacher", TeacherSource.KIND, "Whom it listens to"));
        component(
                TeacherSource.KIND, "models/tree", Port.optional("teacher", TeacherSource.KIND, "Whom it listens to"));
        component(TeacherSource.KIND, "models/echo", Port.one("teacher", TeacherSource.KIND, "Whom it repeats"));
        component(TeacherSource.KIND, "models/blend", Port.many("members", TeacherSource.KIND, "Who is heard"));
    }

    /** A node on paper. */
    static final class Node {
        String use;
        ObjectNode settings;
        long salt;
        final Map<String, List<BoundEdge>> inputs = new LinkedHashMap<>();

        Node(String use, ObjectNode settings) {
            this.use = use;
            this.settings = settings;
        }

        Node copy() {
            Node copy = new Node(use, settings.deepCopy());
            copy.salt = salt;
            inputs.forEach((port, edges) -> copy.inputs.put(port, new ArrayList<>(edges)));
            return copy;
        }

        Node plug(String port, String from) {
            return plug(port, from, Schedule.ONE);
        }

        Node plug(String port, String from, Schedule weight) {
            inputs.computeIfAbsent(port, none -> new ArrayList<>()).add(new BoundEdge(from, weight));
            return this;
        }
    }

    String name = "fair";
    long seed = 17;
    int repeat = 1;
    List<Twin> twins = List.of(Twin.SCRATCH, Twin.HARD_LABELS);
    Map<String, Node> nodes = new LinkedHashMap<>();
    List<String> evaluate = new ArrayList<>();
    List<String> explain = new ArrayList<>();
    Map<String, String> files = new LinkedHashMap<>();
    Map<String, Code> plugins = new LinkedHashMap<>();
    String engine = "e0";

    /** A teacher and a student on two-step data, judged by two metrics. */
    static Sketch simple() {
        Sketch sketch = new Sketch();
        sketch.files.put("a.csv", "a0");
        sketch.files.put("b.csv", "b0");
        for (String plugin : List.of("data", "models", "optimizers", "distillation", "fairness", "quality")) {
            sketch.plugins.put(plugin, new Code("limbeck-" + plugin, "0.1.0", plugin + "0"));
        }
        sketch.add("data.split", "data/cut", "{train: 0.5, test: 0.5}");
        sketch.add("data.prepare[0]", "data/encode", "{}");
        sketch.add("data.prepare[1]", "data/scale", "{center: true}");
        sketch.add("data", "data/rows", "{path: a.csv, sensitive: [sex]}")
                .plug("split", "data.split")
                .plug("prepare", "data.prepare[0]")
                .plug("prepare", "data.prepare[1]");
        sketch.model("teacher", "{epochs: 20, batch: 256}")
                .plug(
                        "objective",
                        sketch.part("teacher.objective[0]", "distillation/cross-entropy", "{target: labels}"));
        sketch.model("student", "{epochs: 10, batch: 128}")
                .plug(
                        "objective",
                        sketch.part("student.objective[0]", "distillation/cross-entropy", "{target: labels}"),
                        Schedule.constant(0.5))
                .plug(
                        "objective",
                        sketch.part("student.objective[1]", "distillation/soft", "{temperature: 3.0}"),
                        Schedule.constant(0.5))
                .plug(
                        "objective",
                        sketch.part("student.objective[2]", "fairness/gap", "{of: rates}"),
                        new Schedule.Ramp(0, 1, 5))
                .plug("teacher", "teacher");
        sketch.evaluate.add(sketch.part("evaluate[0]", "quality/accuracy", "{}"));
        sketch.evaluate.add(sketch.part("evaluate[1]", "fairness/odds", "{bound: 0.1}"));
        sketch.explain.add(sketch.part("explain[0]", "quality/reasons", "{rows: 100}"));
        return sketch;
    }

    /** The simple one with a second teacher, a blend of the two, a tree and a part that nobody uses. */
    static Sketch rich() {
        Sketch sketch = simple();
        sketch.model("parts.other", "{epochs: 5, batch: 64}")
                .plug(
                        "objective",
                        sketch.part("parts.other.objective[0]", "distillation/cross-entropy", "{target: labels}"));
        sketch.add("parts.blend", "models/blend", "{of: logits}")
                .plug("data", "data")
                .plug("members", "teacher", Schedule.constant(0.5))
                .plug("members", "parts.other", Schedule.constant(0.5));
        sketch.add("students.tree", "models/tree", "{depth: 4}")
                .plug("data", "data")
                .plug("teacher", "teacher");
        sketch.part("parts.idle", "models/dense", "{hidden: [3]}");
        return sketch;
    }

    Node model(String place, String train) {
        part(place + ".architecture", "models/dense", "{hidden: [8, 4]}");
        part(place + ".train.optimizer", "optimizers/descent", "{learningRate: 0.01}");
        return add(place, "models/learnt", "{train: " + train + "}")
                .plug("data", "data")
                .plug("architecture", place + ".architecture")
                .plug("train.optimizer", place + ".train.optimizer");
    }

    Node add(String place, String use, String settings) {
        Node node = new Node(use, settings(settings));
        nodes.put(place, node);
        return node;
    }

    String part(String place, String use, String settings) {
        add(place, use, settings);
        return place;
    }

    Sketch set(String place, String path, String value) {
        ObjectNode at = nodes.get(place).settings;
        String[] keys = path.split("\\.");
        for (int i = 0; i < keys.length - 1; i++) {
            at = (ObjectNode) at.get(keys[i]);
        }
        at.set(keys[keys.length - 1], ExperimentReader.value(value));
        return this;
    }

    /** Moves a node and everything below it. */
    void rename(String from, String to) {
        Map<String, Node> moved = new LinkedHashMap<>();
        nodes.forEach((place, node) -> moved.put(moved(place, from, to), node));
        nodes = moved;
        nodes.values().forEach(node -> node.inputs
                .values()
                .forEach(
                        edges -> edges.replaceAll(edge -> new BoundEdge(moved(edge.from(), from, to), edge.weight()))));
        evaluate.replaceAll(place -> moved(place, from, to));
        explain.replaceAll(place -> moved(place, from, to));
    }

    private static String moved(String place, String from, String to) {
        boolean below = place.startsWith(from + ".") || place.startsWith(from + "[");
        return place.equals(from) || below ? to + place.substring(from.length()) : place;
    }

    Sketch copy() {
        Sketch copy = new Sketch();
        copy.name = name;
        copy.seed = seed;
        copy.repeat = repeat;
        copy.twins = twins;
        nodes.forEach((place, node) -> copy.nodes.put(place, node.copy()));
        copy.evaluate = new ArrayList<>(evaluate);
        copy.explain = new ArrayList<>(explain);
        copy.files = new LinkedHashMap<>(files);
        copy.plugins = new LinkedHashMap<>(plugins);
        copy.engine = engine;
        return copy;
    }

    BoundExperiment bound() {
        Map<String, BoundNode> bound = new LinkedHashMap<>();
        nodes.forEach((place, node) -> bound.put(
                place,
                new BoundNode(
                        place,
                        component(node.use),
                        new NoSettings(),
                        node.settings,
                        node.inputs,
                        node.salt,
                        Optional.empty())));
        return new BoundExperiment(name, seed, repeat, twins, bound, evaluate, explain, List.of(), List.of());
    }

    BoundExperiment withTwins() {
        return new Twins(Sketch::wants, Sketch::bind).expand(bound());
    }

    CodeHashes code() {
        Map<Component<?, ?>, Code> code = new LinkedHashMap<>();
        COMPONENTS.values().forEach(each -> code.put(each, plugins.get(each.id().family())));
        return new CodeHashes(code, engine);
    }

    Fingerprints fingerprints() {
        return (experiment, node) -> node.component().kind().equals(io.limbeck.spi.data.DatasetSource.KIND)
                ? files.get(node.canonical().get("path").asText())
                : "";
    }

    static Wants wants(BoundNode term) {
        return new Wants(needs(term), views(term));
    }

    private static Set<View> views(BoundNode term) {
        return switch (term.component().id().toString()) {
            case "distillation/layer" -> Set.of(new View.Tap("hidden0"));
            case "distillation/members" -> Set.of(new View.Members());
            default -> Set.of();
        };
    }

    private static Set<Need> needs(BoundNode term) {
        return switch (term.component().id().toString()) {
            case "distillation/soft" -> Set.of(Need.TEACHER_LOGITS);
            case "distillation/layer", "distillation/members" -> Set.of();
            case "fairness/gap" -> Set.of(Need.LABELS, Need.GROUPS);
            default ->
                term.canonical().path("target").asText().equals("teacher-decision")
                        ? Set.of(Need.TEACHER_LOGITS)
                        : Set.of(Need.LABELS);
        };
    }

    static Optional<BoundNode> bind(String place, ComponentId component, ObjectNode settings) {
        ObjectNode canonical = settings("{target: labels}").setAll(settings);
        return Optional.of(new BoundNode(
                place, component(component.toString()), new NoSettings(), canonical, Map.of(), 0, Optional.empty()));
    }

    static ObjectNode settings(String yaml) {
        JsonNode value = ExperimentReader.value(yaml);
        return (ObjectNode) value;
    }

    static Component<?, ?> component(String id) {
        return Optional.<Component<?, ?>>ofNullable(COMPONENTS.get(id)).orElseThrow();
    }

    private static <T> void component(ComponentKind<T> kind, String id, Port... inputs) {
        COMPONENTS.put(
                id,
                Component.of(kind, id, NoSettings.class, settings -> {
                            throw new UnsupportedOperationException("plans make nothing");
                        })
                        .inputs(inputs));
    }
}
