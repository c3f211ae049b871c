package io.limbeck.engine.plan;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.experiment.BoundExperiment;
import io.limbeck.engine.experiment.BoundExperiment.BoundEdge;
import io.limbeck.engine.experiment.BoundExperiment.BoundNode;
import io.limbeck.engine.experiment.BoundExperiment.Twin;
import io.limbeck.spi.ComponentId;
import io.limbeck.spi.Port;
import io.limbeck.spi.Problem;
import io.limbeck.spi.Schedule;
import io.limbeck.spi.TableSpec;
import io.limbeck.spi.tensorflow.Need;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Makes one twin of one student. */
final class TwinMaker {

    static final String TEACHER = "teacher";
    static final String OBJECTIVE = "objective";
    private static final ComponentId CROSS_ENTROPY = ComponentId.of("distillation/cross-entropy");
    private static final ComponentId LIKELIHOOD = ComponentId.of("uncertainty/heteroscedastic");
    private static final Set<Need> TRUTH = Set.of(Need.LABELS, Need.TARGETS);

    private final Function<BoundNode, Wants> wants;
    private final NodeBinder binder;

    TwinMaker(Function<BoundNode, Wants> wants, NodeBinder binder) {
        this.wants = wants;
        this.binder = binder;
    }

    /** {@return the twin's nodes, those plugged into it first}; none if the student itself is as good, or if it cannot be made */
    List<BoundNode> make(BoundExperiment experiment, BoundNode student, Twin twin, List<Problem> warnings) {
        if (twin == Twin.REDISTILLED) {
            return List.of(at(Twins.place(student.place(), twin), student, student.inputs(), student.seed() + 1));
        }
        if (!has(student, OBJECTIVE)) {
            return twin == Twin.SCRATCH ? unplugged(student, student.inputs(), List.of(), warnings) : List.of();
        }
        boolean regression = predictsNumbers(experiment, student);
        if (twin == Twin.HARD_LABELS && regression) {
            return List.of();
        }
        List<BoundEdge> terms = student.inputs().getOrDefault(OBJECTIVE, List.of());
        if (terms.stream().noneMatch(term -> wants(experiment, term).teacher())) {
            return List.of();
        }
        List<BoundEdge> objective = new ArrayList<>();
        List<BoundNode> made = new ArrayList<>();
        boolean differs = twin == Twin.SCRATCH;
        boolean learnsLabels = false;
        for (BoundEdge term : terms) {
            Wants its = wants(experiment, term);
            if (!its.teacher()) {
                objective.add(term);
                learnsLabels |= its.needs().stream().anyMatch(TRUTH::contains)
                        && !its.needs().contains(Need.GROUPS);
            } else if (its.inside()) {
                differs = true;
            } else if (twin == Twin.HARD_LABELS) {
                ObjectNode settings = JsonNodeFactory.instance.objectNode().put("target", "teacher-decision");
                Optional<BoundNode> hard = term(CROSS_ENTROPY, settings, student, twin, objective.size(), warnings);
                if (hard.isEmpty()) {
                    return List.of();
                }
                differs |= !isSame(hard.get(), NodeContent.node(experiment, term.from()));
                made.add(hard.get());
                objective.add(new BoundEdge(hard.get().place(), term.weight()));
            }
        }
        if (!differs || twin == Twin.HARD_LABELS && made.isEmpty()) {
            return List.of();
        }
        if (twin == Twin.SCRATCH && !learnsLabels) {
            Optional<BoundNode> labels = term(
                    regression ? LIKELIHOOD : CROSS_ENTROPY,
                    JsonNodeFactory.instance.objectNode(),
                    student,
                    twin,
                    objective.size(),
                    warnings);
            if (labels.isEmpty()) {
                return List.of();
            }
            made.add(labels.get());
            objective.add(new BoundEdge(labels.get().place(), Schedule.ONE));
        }
        Map<String, List<BoundEdge>> inputs = new LinkedHashMap<>(student.inputs());
        inputs.put(OBJECTIVE, List.copyOf(objective));
        if (twin == Twin.SCRATCH) {
            return unplugged(student, inputs, made, warnings);
        }
        made.add(at(Twins.place(student.place(), twin), student, inputs, student.seed()));
        return made;
    }

    private static List<BoundNode> unplugged(
            BoundNode student, Map<String, List<BoundEdge>> inputs, List<BoundNode> parts, List<Problem> warnings) {
        boolean required = student.component().inputs().stream()
                .anyMatch(port -> port.name().equals(TEACHER) && port.arity() == Port.Arity.ONE);
        if (required) {
            warnings.add(Problem.warning(
                    student.place(),
                    "has no twin '" + Twins.label(Twin.SCRATCH) + "': '"
                            + student.component().id() + "' cannot learn without a teacher",
                    "leave that twin out with 'twins: [hard-labels]' or 'twins: []'"));
            return List.of();
        }
        Map<String, List<BoundEdge>> alone = new LinkedHashMap<>(inputs);
        alone.remove(TEACHER);
        List<BoundNode> nodes = new ArrayList<>(parts);
        nodes.add(at(Twins.place(student.place(), Twin.SCRATCH), student, alone, student.seed()));
        return nodes;
    }

    /** Of a number there is no decision that a student could learn in place of what its teacher says. */
    private static boolean predictsNumbers(BoundExperiment experiment, BoundNode student) {
        return student.inputs().getOrDefault("data", List.of()).stream()
                .flatMap(edge -> NodeContent.node(experiment, edge.from()).output().stream())
                .anyMatch(spec -> spec instanceof TableSpec data && data.isRegression());
    }

    private Optional<BoundNode> term(
            ComponentId id, ObjectNode settings, BoundNode student, Twin twin, int index, List<Problem> warnings) {
        Optional<BoundNode> term =
                binder.bind(Twins.place(student.place(), twin) + "." + OBJECTIVE + "[" + index + "]", id, settings);
        if (term.isEmpty()) {
            warnings.add(Problem.warning(
                    student.place(),
                    "has no twin '" + Twins.label(twin) + "': there is no component '" + id + "'",
                    "install the plugin that brings it, or say which twins to show with 'twins: []'"));
        }
        return term;
    }

    private Wants wants(BoundExperiment experiment, BoundEdge term) {
        return wants.apply(NodeContent.node(experiment, term.from()));
    }

    private static boolean has(BoundNode node, String port) {
        return node.inputs().containsKey(port)
                || node.component().inputs().stream()
                        .anyMatch(declared -> declared.name().equals(port));
    }

    private static boolean isSame(BoundNode one, BoundNode other) {
        return one.component().id().equals(other.component().id())
                && one.canonical().equals(other.canonical())
                && one.seed() == other.seed();
    }

    private static BoundNode at(String place, BoundNode student, Map<String, List<BoundEdge>> inputs, long salt) {
        return new BoundNode(
                place, student.component(), student.settings(), student.canonical(), inputs, salt, student.output());
    }
}
