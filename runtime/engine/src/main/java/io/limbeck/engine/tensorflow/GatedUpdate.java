package io.limbeck.engine.tensorflow;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.tensorflow.Optimizer;
import io.limbeck.spi.tensorflow.UpdateInputs;
import io.limbeck.spi.tensorflow.gradient.CustomGradients;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Output;
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
 * <p>Where layers are released one after the other there are several, each for a part of the training: what is frozen in a
 * step has neither gradient nor update in it, so that the state of the optimizer does not move either.
 *
 * @param from the first step that is done this way, from 0
 * @param run the operation that performs the step
 * @param gradients the gradients, before the gate
 * @param updates the updates, behind it
 */
record GatedUpdate(long from, Op run, List<Operand<TFloat32>> gradients, List<Op> updates) {

    /**
     * What steps are made of.
     *
     * @param objective what to make smaller, a scalar
     * @param step number of the step, from 1
     * @param clipNorm largest joint norm of the gradients of a step
     * @param moves what other variables become at the end of the step, by name
     * @param pull what is added to the gradients
     * @param gated false leaves the gate out; only for the test that shows why it is there
     */
    record Recipe(
            Graph graph,
            Ops tf,
            Operand<TFloat32> objective,
            Variables variables,
            Layers layers,
            Optimizer optimizer,
            Operand<TFloat32> learningRate,
            Operand<TFloat32> step,
            Optional<Double> clipNorm,
            Map<String, Operand<TFloat32>> moves,
            Pull pull,
            boolean gated) {}

    /** {@return the steps in the order in which they take over; one where no layer is released later than others} */
    static List<GatedUpdate> build(Recipe recipe) {
        Map<String, Operand<TFloat32>> gradients = gradients(recipe);
        gradients.replaceAll((name, gradient) -> recipe.pull().on(recipe.tf(), recipe.variables(), name, gradient));
        Set<Long> releases = new TreeSet<>();
        releases.add(0L);
        gradients.keySet().forEach(name -> releases.add(recipe.layers().released(name)));
        List<GatedUpdate> updates = new ArrayList<>();
        for (long from : releases) {
            Map<String, Operand<TFloat32>> moving = new LinkedHashMap<>(gradients);
            moving.keySet().removeIf(name -> recipe.layers().released(name) > from);
            if (moving.isEmpty()) {
                throw frozen("keep every variable of the objective as it is until some are released");
            }
            updates.add(update(recipe, from, moving));
        }
        return updates;
    }

    private static GatedUpdate update(Recipe recipe, long from, Map<String, Operand<TFloat32>> moving) {
        Ops tf = recipe.tf();
        List<String> names = List.copyOf(moving.keySet());
        List<Operand<TFloat32>> gradients = new ArrayList<>(moving.values());
        if (recipe.clipNorm().isPresent()) {
            clip(tf, gradients, recipe.clipNorm().get());
        }
        Ops behind = recipe.gated()
                ? behind(tf, recipe.objective(), gradients, recipe.moves().values())
                : tf;
        List<Op> updates = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            updates.add(recipe.optimizer()
                    .update(new Update(behind, recipe, names.get(i), behind.identity(gradients.get(i)))));
        }
        recipe.moves()
                .forEach((name, to) ->
                        updates.add(behind.assign(recipe.variables().reference(name), behind.identity(to))));
        return new GatedUpdate(
                from, tf.withName("train").withControlDependencies(updates).noOp(), gradients, updates);
    }

    /**
     * One operation that waits for all gradients and the states that follow, and for the objective: its value may need weights that no
     * gradient reads (the gradient of a penalty wants no penalty), and whoever looks at it means the weights before the step.
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
     * Gradients by variable, of those that are ever trained. Asked for a variable that the objective does not reach,
     * TensorFlow refuses all gradients; for one that it reaches only through operations without a gradient, it gives an
     * output of no operation, numbered -1.
     */
    private static Map<String, Operand<TFloat32>> gradients(Recipe recipe) {
        Variables variables = recipe.variables();
        Set<GraphOperation> reached = recipe.graph().subgraphTo(Set.of(recipe.objective()));
        List<String> trainable = variables.trainable().stream()
                .filter(name -> reached.contains(variables.value(name).op()))
                .toList();
        List<String> moving =
                trainable.stream().filter(name -> !recipe.layers().frozen(name)).toList();
        if (moving.isEmpty() && !trainable.isEmpty()) {
            throw frozen("freeze every variable that the objective depends on");
        }
        Output<?>[] values =
                moving.stream().map(name -> variables.value(name).asOutput()).toArray(Output<?>[]::new);
        CustomGradients.install();
        @Nullable
        Output<?>[] computed = recipe.graph().addGradients(recipe.objective().asOutput(), values);
        Map<String, Operand<TFloat32>> gradients = new LinkedHashMap<>();
        for (int i = 0; i < computed.length; i++) {
            Output<?> gradient = computed[i];
            if (gradient != null && gradient.index() >= 0) {
                gradients.put(moving.get(i), gradient.expect(TFloat32.class));
            }
        }
        if (gradients.isEmpty()) {
            throw new IllegalStateException("The objective does not depend on any trainable variable");
        }
        return gradients;
    }

    private static InvalidInputException frozen(String message) {
        return new InvalidInputException(Problem.error(
                "train.layers",
                message + ", so that nothing would be learnt",
                "let one layer be trained from the beginning; 'train: {epochs: 0}' takes a model as it is"));
    }

    private static void clip(Ops tf, List<Operand<TFloat32>> gradients, double clipNorm) {
        List<Operand<TFloat32>> halves = new ArrayList<>();
        gradients.forEach(gradient -> halves.add(tf.nn.l2Loss(gradient)));
        Operand<TFloat32> norm = tf.math.sqrt(tf.math.mul(tf.constant(2f), tf.math.addN(halves)));
        Operand<TFloat32> limit = tf.constant((float) clipNorm);
        Operand<TFloat32> scale = tf.math.div(limit, tf.math.maximum(norm, limit));
        gradients.replaceAll(gradient -> tf.math.mul(gradient, scale));
    }

    private record Update(Ops tf, Recipe recipe, String name, Operand<TFloat32> gradient) implements UpdateInputs {

        @Override
        public Operand<TFloat32> variable() {
            return recipe.variables().reference(name);
        }

        @Override
        public Operand<TFloat32> learningRate() {
            double factor = recipe.layers().factor(name);
            return factor == 1
                    ? recipe.learningRate()
                    : recipe.tf().math.mul(recipe.learningRate(), recipe.tf().constant((float) factor));
        }

        /** A variable that is released later counts from there: an optimizer's state is as young as that. */
        @Override
        public Operand<TFloat32> step() {
            long released = recipe.layers().released(name);
            return released == 0
                    ? recipe.step()
                    : recipe.tf().math.sub(recipe.step(), recipe.tf().constant((float) released));
        }

        @Override
        public Operand<TFloat32> slot(String slot) {
            return recipe.variables().slot(name, slot);
        }
    }
}
