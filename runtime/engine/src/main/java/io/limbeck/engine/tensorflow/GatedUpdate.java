package io.limbeck.engine.tensorflow;

import io.limbeck.spi.tensorflow.Optimizer;
import io.limbeck.spi.tensorflow.UpdateInputs;
import io.limbeck.spi.tensorflow.gradient.CustomGradients;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * One optimizer step: every gradient is computed before the first variable is updated.
 *
 * <p>Without that gate the update of one layer may run while the gradient of another still reads the layer's weights,
 * and a step mixes old and new weights, differently each time: TensorFlow orders operations by data alone, and an
 * in-place update of a reference variable is no data to anyone. Four runs of 150 steps from the same weights ended at
 * four different weights without the gate, and at one with it.
 *
 * @param run the operation that performs the step
 * @param gradients the gradients, before the gate
 * @param updates the updates, behind it
 */
record GatedUpdate(Op run, List<Operand<TFloat32>> gradients, List<Op> updates) {

    /**
     * Builds the step.
     *
     * @param objective what to make smaller, a scalar
     * @param step number of the step, from 1
     * @param clipNorm largest joint norm of the gradients
     * @param moves what other variables become at the end of the step, by name
     * @param gated false leaves the gate out; only for the test that shows why it is there
     */
    static GatedUpdate build(
            Graph graph,
            Ops tf,
            Operand<TFloat32> objective,
            Variables variables,
            Optimizer optimizer,
            Operand<TFloat32> learningRate,
            Operand<TFloat32> step,
            Optional<Double> clipNorm,
            Map<String, Operand<TFloat32>> moves,
            boolean gated) {
        List<String> names = new ArrayList<>();
        List<Operand<TFloat32>> gradients = new ArrayList<>();
        collect(graph, objective, variables, names, gradients);
        if (clipNorm.isPresent()) {
            clip(tf, gradients, clipNorm.get());
        }
        Ops behind = gated ? behind(tf, objective, gradients, moves.values()) : tf;
        List<Op> updates = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            updates.add(optimizer.update(new Update(
                    behind, variables, names.get(i), behind.identity(gradients.get(i)), learningRate, step)));
        }
        moves.forEach((name, to) -> updates.add(behind.assign(variables.reference(name), behind.identity(to))));
        return new GatedUpdate(
                tf.withName("train").withControlDependencies(updates).noOp(), gradients, updates);
    }

    /**
     * One operation that waits for all gradients, and for the objective: its value may need weights that no gradient
     * reads (the gradient of a penalty wants no penalty), and whoever looks at it means the weights before the step.
     */
    private static Ops behind(
            Ops tf,
            Operand<TFloat32> objective,
            List<Operand<TFloat32>> gradients,
            Collection<Operand<TFloat32>> moves) {
        List<Op> awaited = new ArrayList<>(gradients);
        awaited.add(objective);
        awaited.addAll(moves);
        Op gate = tf.withName("gate").withControlDependencies(awaited).noOp();
        return tf.withControlDependencies(gate);
    }

    /**
     * Asked for a variable that the objective does not reach, TensorFlow refuses all gradients; for one that it reaches
     * only through operations without a gradient, it gives an output of no operation, numbered -1.
     */
    private static void collect(
            Graph graph,
            Operand<TFloat32> objective,
            Variables variables,
            List<String> names,
            List<Operand<TFloat32>> gradients) {
        Set<GraphOperation> reached = graph.subgraphTo(Set.of(objective));
        List<String> trainable = variables.trainable().stream()
                .filter(name -> reached.contains(variables.value(name).op()))
                .toList();
        Output<?>[] values =
                trainable.stream().map(name -> variables.value(name).asOutput()).toArray(Output<?>[]::new);
        CustomGradients.install();
        @Nullable Output<?>[] computed = graph.addGradients(objective.asOutput(), values);
        for (int i = 0; i < computed.length; i++) {
            Output<?> gradient = computed[i];
            if (gradient != null && gradient.index() >= 0) {
                names.add(trainable.get(i));
                gradients.add(gradient.expect(TFloat32.class));
            }
        }
        if (names.isEmpty()) {
            throw new IllegalStateException("The objective does not depend on any trainable variable");
        }
    }

    private static void clip(Ops tf, List<Operand<TFloat32>> gradients, double clipNorm) {
        List<Operand<TFloat32>> halves = new ArrayList<>();
        gradients.forEach(gradient -> halves.add(tf.nn.l2Loss(gradient)));
        Operand<TFloat32> norm = tf.math.sqrt(tf.math.mul(tf.constant(2f), tf.math.addN(halves)));
        Operand<TFloat32> limit = tf.constant((float) clipNorm);
        Operand<TFloat32> scale = tf.math.div(limit, tf.math.maximum(norm, limit));
        gradients.replaceAll(gradient -> tf.math.mul(gradient, scale));
    }

    private record Update(
            Ops tf,
            Variables variables,
            String name,
            Operand<TFloat32> gradient,
            Operand<TFloat32> learningRate,
            Operand<TFloat32> step)
            implements UpdateInputs {

        @Override
        public Operand<TFloat32> variable() {
            return variables.reference(name);
        }

        @Override
        public Operand<TFloat32> slot(String slot) {
            long[] shape = variables.shape(name);
            int size = Math.toIntExact(Shape.of(shape).size());
            return variables.add(slotName(name, slot), Shape.of(shape), new float[size]);
        }
    }

    private static String slotName(String variable, String slot) {
        return Variables.SLOTS + variable + "/" + slot;
    }
}
