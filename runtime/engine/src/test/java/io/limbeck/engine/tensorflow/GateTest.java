package io.limbeck.engine.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limbeck.spi.RandomSource;
import io.limbeck.spi.Schedule;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.tensorflow.Initializer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.types.TFloat32;

/**
 * Why every gradient is computed before the first update. The objective is {@code w · v} with w = 2 and v = 3; a step of
 * rate 0.5 ends at w = 2 - 0.5 · 3 = 0.5 and v = 3 - 0.5 · 2 = 2. Were w updated before the gradient of v reads it, v
 * would end at 3 - 0.5 · 0.5 = 2.75.
 */
class GateTest {

    /** The step as a graph definition, with the names that matter. */
    private record Built(GraphDef graph, List<String> gradients, List<String> updates, String objective, String w) {}

    private static Built build(boolean gated) {
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph);
            Variables variables = new Variables(tf, new RandomSource(1));
            Operand<TFloat32> w = variables.scope("").trainable("w", Shape.scalar(), Initializer.constant(2));
            Operand<TFloat32> v = variables.scope("").trainable("v", Shape.scalar(), Initializer.constant(3));
            Operand<TFloat32> objective = tf.withName("objective").math.mul(w, v);
            GatedUpdate update = GatedUpdate.build(new GatedUpdate.Recipe(
                            graph,
                            tf,
                            objective,
                            variables,
                            Layers.ALIKE,
                            Recipes.sgd(Schedule.ONE),
                            tf.constant(0.5f),
                            tf.constant(1f),
                            Optional.empty(),
                            Map.of(),
                            Pull.NONE,
                            gated))
                    .get(0);
            return new Built(
                    graph.toGraphDef(),
                    update.gradients().stream().map(GateTest::name).toList(),
                    update.updates().stream().map(GateTest::name).toList(),
                    name(objective),
                    name(w));
        }
    }

    private static String name(Op op) {
        return op.op().name();
    }

    /** {@return names of everything that has to be done before {@code node}} */
    private static Set<String> before(GraphDef graph, String node) {
        Map<String, NodeDef> nodes = new HashMap<>();
        graph.getNodeList().forEach(one -> nodes.put(one.getName(), one));
        Set<String> seen = new LinkedHashSet<>();
        Deque<String> next = new ArrayDeque<>(List.of(node));
        while (!next.isEmpty()) {
            for (String input : nodes.get(next.pop()).getInputList()) {
                String name = input.replaceFirst("^\\^", "").replaceFirst(":\\d+$", "");
                if (seen.add(name)) {
                    next.push(name);
                }
            }
        }
        return seen;
    }

    /** {@return the step in an order that is possible without the gate: first w is updated, then v's gradient reads w} */
    private static GraphDef updateBeforeRead(Built built) {
        Set<String> gradient = before(built.graph(), built.gradients().get(1));
        GraphDef.Builder graph = built.graph().toBuilder();
        graph.getNodeBuilderList().stream()
                .filter(node ->
                        gradient.contains(node.getName()) && node.getOp().equals("Mul"))
                .filter(node -> !node.getName().equals(built.objective()))
                .filter(node -> node.getInputList().contains(built.w()))
                .forEach(node -> node.addInput("^" + built.updates().get(0)));
        return graph.build();
    }

    /** {@return w and v after one step} */
    private static List<Float> step(GraphDef definition) {
        try (Graph graph = new Graph()) {
            graph.importGraphDef(definition);
            try (Session session = new Session(graph, SessionOptions.CPU.proto())) {
                Map<String, Float> first = new LinkedHashMap<>();
                first.put("variable.w", 2f);
                first.put("variable.v", 3f);
                for (NodeDef node : definition.getNodeList()) {
                    if (node.getOp().equals("Assign")) {
                        try (TFloat32 value = TFloat32.scalarOf(first.get(node.getInput(0)))) {
                            session.runner()
                                    .feed(node.getInput(1), value)
                                    .addTarget(node.getName())
                                    .run()
                                    .close();
                        }
                    }
                }
                session.runner().addTarget("train").run().close();
                try (Result result =
                        session.runner().fetch("variable.w").fetch("variable.v").run()) {
                    return List.of(((TFloat32) result.get(0)).getFloat(), ((TFloat32) result.get(1)).getFloat());
                }
            }
        }
    }

    @Test
    void everyUpdateWaitsForEveryGradientAndForTheObjective() {
        Built built = build(true);
        assertThat(built.updates()).hasSize(2);
        for (String update : built.updates()) {
            assertThat(before(built.graph(), update))
                    .containsAll(built.gradients())
                    .contains(built.objective());
        }
    }

    @Test
    void withoutTheGateAnUpdateWaitsOnlyForItsOwnGradient() {
        Built built = build(false);
        assertThat(before(built.graph(), built.updates().get(0)))
                .contains(built.gradients().get(0))
                .doesNotContain(built.gradients().get(1));
    }

    @Test
    void aStepIsTheOneByHand() {
        assertThat(step(build(true).graph())).containsExactly(0.5f, 2f);
    }

    @Test
    void withoutTheGateAWrongOrderIsAllowedAndGivesAWrongStep() {
        assertThat(step(updateBeforeRead(build(false)))).containsExactly(0.5f, 2.75f);
    }

    @Test
    void withTheGateTheWrongOrderIsACycle() {
        GraphDef hostile = updateBeforeRead(build(true));
        assertThatThrownBy(() -> step(hostile)).hasMessageContaining("cycle");
    }

    @Test
    void theTrainerTrainsBehindTheGate() {
        Table rows = Classroom.clouds(8, 2, 1, 1, 3);
        try (TrainingGraph training = new TrainingGraph(
                Recipes.recipe(Recipes.dense(0, 4), Recipes.sgd(Schedule.ONE), Recipes.steps(1, 4)),
                rows.spec(),
                new TrainingGraph.SplitRows(rows, Optional.empty()),
                null,
                new RandomSource(1),
                Pull.NONE,
                SessionOptions.CPU)) {
            GraphDef graph = ((Graph) training.updates().get(0).run().op().env()).toGraphDef();
            List<String> updates = graph.getNodeList().stream()
                    .filter(node -> node.getOp().equals("ApplyGradientDescent"))
                    .map(NodeDef::getName)
                    .toList();
            assertThat(updates).hasSize(4).allMatch(update -> before(graph, update)
                    .contains("gate"));
        }
    }
}
