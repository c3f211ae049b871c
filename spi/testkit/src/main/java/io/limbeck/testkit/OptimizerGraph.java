package io.limbeck.testkit;

import io.limbeck.spi.tensorflow.Optimizer;
import io.limbeck.spi.tensorflow.UpdateInputs;
import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.apiguardian.api.API;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;

/** One number that follows its slope by an optimizer, step by step, in a TensorFlow graph of its own. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class OptimizerGraph {

    private OptimizerGraph() {}

    private record Inputs(
            Ops tf,
            Operand<TFloat32> variable,
            Operand<TFloat32> gradient,
            Operand<TFloat32> learningRate,
            Operand<TFloat32> step,
            Map<String, Variable<TFloat32>> slots)
            implements UpdateInputs {
        @Override
        public Operand<TFloat32> slot(String name) {
            return slots.computeIfAbsent(name, any -> tf.variable(Shape.of(1), TFloat32.class));
        }
    }

    /**
     * {@return where the number is after each step}
     *
     * @param optimizer the rule; its slots are 0 at first
     * @param learningRate the same in every step
     * @param steps how many
     * @param start where the number is at first
     * @param slope its gradient, where it is; asked once a step, in order
     */
    public static float[] path(
            Optimizer optimizer, float learningRate, int steps, float start, DoubleUnaryOperator slope) {
        try (Graph graph = new Graph();
                Session session = new Session(graph)) {
            Ops tf = Ops.create(graph);
            Placeholder<TFloat32> gradient = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(1)));
            Placeholder<TFloat32> step = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
            Variable<TFloat32> variable = tf.variable(Shape.of(1), TFloat32.class);
            Map<String, Variable<TFloat32>> slots = new HashMap<>();
            Op update = optimizer.update(new Inputs(tf, variable, gradient, tf.constant(learningRate), step, slots));
            session.runner()
                    .addTarget(tf.assign(variable, tf.array(start)))
                    .run()
                    .close();
            for (Variable<TFloat32> slot : slots.values()) {
                session.runner().addTarget(tf.assign(slot, tf.array(0f))).run().close();
            }
            float[] path = new float[steps];
            float at = start;
            for (int i = 0; i < steps; i++) {
                try (TFloat32 fed = TFloat32.vectorOf((float) slope.applyAsDouble(at));
                        TFloat32 number = TFloat32.scalarOf(i + 1f)) {
                    session.runner()
                            .feed(gradient, fed)
                            .feed(step, number)
                            .addTarget(update)
                            .run()
                            .close();
                }
                try (Result result = session.runner().fetch(variable).run()) {
                    at = ((TFloat32) result.get(0)).getFloat(0);
                }
                path[i] = at;
            }
            return path;
        }
    }
}
