package io.limbeck.engine.experiment;

import io.limbeck.engine.experiment.BoundExperiment.BoundEdge;
import io.limbeck.engine.experiment.BoundExperiment.BoundNode;
import io.limbeck.spi.Component;
import io.limbeck.spi.ComponentKind;
import io.limbeck.spi.ModelSpec;
import io.limbeck.spi.PortSpec;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Problem;
import io.limbeck.spi.TableSpec;
import io.limbeck.spi.data.DatasetSource;
import io.limbeck.spi.model.TeacherSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The first phase: hands what is known of data and models from node to node. Data sets and models are steps, in order;
 * every other node is a part, and sees the specs of the step around it.
 */
final class SpecCheck {

    private final Map<String, BoundNode> nodes;
    private final Map<String, TableSpec> actual;
    private final Map<String, PortSpec> outputs = new LinkedHashMap<>();
    private final Set<Problem> problems = new LinkedHashSet<>();

    /**
     * Prepares a check.
     *
     * @param nodes the nodes, each after those plugged into it
     * @param actual specs of data sets that have been read, by place
     */
    SpecCheck(Map<String, BoundNode> nodes, Map<String, TableSpec> actual) {
        this.nodes = nodes;
        this.actual = actual;
    }

    /**
     * {@return what does not fit}
     *
     * @param asked places of metrics, explainers and stress tests
     */
    List<Problem> run(List<String> asked) {
        nodes.values().stream().filter(node -> isStep(node.component().kind())).forEach(this::step);
        Map<String, PortSpec> known = new LinkedHashMap<>();
        for (String section : List.of("data", "teacher")) {
            Optional.ofNullable(outputs.get(section)).ifPresent(spec -> known.put(section, spec));
        }
        asked.forEach(place -> part(place, known));
        return new ArrayList<>(problems);
    }

    /** {@return what is known of each node's value} */
    Map<String, PortSpec> outputs() {
        return outputs;
    }

    static boolean isStep(ComponentKind<?> kind) {
        return kind.equals(DatasetSource.KIND) || kind.equals(TeacherSource.KIND);
    }

    private void step(BoundNode node) {
        Map<String, PortSpec> specs = specs(node);
        boolean data = node.component().kind().equals(DatasetSource.KIND);
        Optional<PortSpec> output;
        if (data) {
            output = ports(node, specs);
            output.ifPresent(spec -> specs.put("data", spec));
        } else {
            output = Optional.empty();
        }
        for (Map.Entry<String, List<BoundEdge>> port : node.inputs().entrySet()) {
            Map<String, PortSpec> around = isTaught(node, port.getKey()) ? taught(specs) : specs;
            for (int i = 0; i < port.getValue().size(); i++) {
                String place = port.getKey() + "[" + i + "]";
                Optional<PortSpec> given = part(port.getValue().get(i).from(), around);
                if (data) {
                    given.ifPresent(spec -> specs.put("data", spec));
                } else {
                    given.ifPresent(spec -> specs.putIfAbsent(port.getKey(), spec));
                    given.ifPresent(spec -> specs.putIfAbsent(place, spec));
                }
            }
        }
        if (data) {
            TableSpec read = actual.get(node.place());
            output = read != null ? Optional.of(read) : Optional.ofNullable(specs.get("data"));
        } else {
            output = ports(node, specs);
        }
        output.ifPresent(spec -> outputs.put(node.place(), spec));
    }

    private static boolean isTaught(BoundNode node, String port) {
        return node.component().inputs().stream().anyMatch(one -> one.name().equals(port) && one.taught());
    }

    /** The data as it is known, and a teacher of which nothing but its classes is known. */
    private static Map<String, PortSpec> taught(Map<String, PortSpec> specs) {
        Map<String, PortSpec> more = new LinkedHashMap<>(specs);
        List<String> classes = more.get("data") instanceof TableSpec data ? data.classes() : List.of();
        more.put("teacher", new ModelSpec(classes));
        return more;
    }

    /** {@return what a part gives}: a transform's table, for instance. Steps are not parts. */
    private Optional<PortSpec> part(String place, Map<String, PortSpec> around) {
        BoundNode node = nodes.get(place);
        if (node == null || isStep(node.component().kind())) {
            return Optional.empty();
        }
        Map<String, PortSpec> specs = new LinkedHashMap<>(around);
        specs.putAll(specs(node));
        node.inputs().forEach((port, edges) -> {
            Map<String, PortSpec> inside = isTaught(node, port) ? taught(specs) : specs;
            edges.forEach(edge -> part(edge.from(), inside));
        });
        return ports(node, specs);
    }

    private Map<String, PortSpec> specs(BoundNode node) {
        Map<String, PortSpec> specs = new LinkedHashMap<>();
        node.inputs().forEach((port, edges) -> {
            for (int i = 0; i < edges.size(); i++) {
                PortSpec spec = outputs.get(edges.get(i).from());
                if (spec != null) {
                    specs.putIfAbsent(port, spec);
                    specs.put(port + "[" + i + "]", spec);
                }
            }
        });
        return specs;
    }

    private Optional<PortSpec> ports(BoundNode node, Map<String, PortSpec> specs) {
        Optional<Problem> misfit = TargetCheck.problem(node, new PortSpecs(specs));
        if (misfit.isPresent()) {
            problems.add(misfit.get().within(node.place()));
            return Optional.empty();
        }
        try {
            Ports ports = call(node.component(), node.settings(), new PortSpecs(specs));
            ports.problems().forEach(problem -> problems.add(problem.within(node.place())));
            return ports.output();
        } catch (RuntimeException | LinkageError e) {
            problems.add(Problem.error(
                    node.place(),
                    "'" + node.component().id() + "' fails while it is checked: " + e,
                    "tell the plugin's author, and use another component until then"));
            return Optional.empty();
        }
    }

    private static <S extends Record> Ports call(Component<S, ?> component, Record settings, PortSpecs specs) {
        return component.ports(component.settings().cast(settings), specs);
    }
}
