package io.limbeck.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.spi.Component;
import io.limbeck.spi.tensorflow.gradient.CustomGradients;
import io.limbeck.spi.tensorflow.gradient.OpGradient;
import java.util.Iterator;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * What every gradient of an operation keeps. Extend it once per plugin and say how the operation is used; a gradient that
 * is wrong spoils training without a word.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public abstract class OpGradientContract extends KindContract<OpGradient, OpGradientContract.Behavior> {

    /** What a gradient does unless its author opts out. */
    public enum Behavior {
        /** It is the slope: it agrees with finite differences. */
        IS_THE_SLOPE
    }

    /** A contract for gradients of operations. */
    protected OpGradientContract() {
        super(OpGradient.KIND);
    }

    /**
     * {@return the operation, applied to numbers}
     *
     * @param component one of the plugin's
     * @param tf where to build operations
     * @param values {@code [rows, columns]}
     */
    protected abstract Operand<TFloat32> apply(Component<?, ?> component, Ops tf, Operand<TFloat32> values);

    /**
     * {@return numbers to differentiate at, away from kinks}
     *
     * @param component one of the plugin's
     */
    protected abstract float[][] values(Component<?, ?> component);

    @TestFactory
    Stream<DynamicTest> itIsOfTheOperationThatIsApplied() {
        return each(subject -> {
            try (Graph graph = new Graph()) {
                Ops tf = Ops.create(graph);
                apply(subject.component(), tf, tf.constant(values(subject.component())));
                boolean there = false;
                Iterator<GraphOperation> operations = graph.operations();
                while (operations.hasNext()) {
                    there |= operations.next().type().equals(subject.value().type());
                }
                assertThat(there)
                        .as("an operation '%s'", subject.value().type())
                        .isTrue();
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> itAgreesWithFiniteDifferences() {
        return each(Behavior.IS_THE_SLOPE, subject -> {
            float[][] at = values(subject.component());
            try (Slope slope = new Slope(subject)) {
                GradientCheck.of(slope::value, at, slope.gradient(at), GradientCheck.STEP)
                        .requireWithin(GradientCheck.TOLERANCE);
            }
        });
    }

    @Override
    Object said(Subject<OpGradient> subject) {
        try (Slope slope = new Slope(subject)) {
            return slope.gradient(values(subject.component()));
        }
    }

    /** The sum of what the operation gives, and its gradient. */
    private final class Slope implements AutoCloseable {
        private final Graph graph = new Graph();
        private final Session session = new Session(graph);
        private final Placeholder<TFloat32> x;
        private final Operand<TFloat32> sum;
        private final Output<?> slope;

        Slope(Subject<OpGradient> subject) {
            CustomGradients.add(subject.component().id().toString(), subject.value());
            CustomGradients.install();
            float[][] at = values(subject.component());
            Ops tf = Ops.create(graph);
            x = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(at.length, at[0].length)));
            sum = tf.reduceSum(apply(subject.component(), tf, x), tf.array(0, 1));
            slope = graph.addGradients(sum.asOutput(), new Output<?>[] {x.asOutput()})[0];
        }

        float[][] gradient(float[][] at) {
            float[][] gradient = new float[at.length][at[0].length];
            try (TFloat32 fed = TFloat32.tensorOf(StdArrays.ndCopyOf(at));
                    Result result = session.runner().feed(x, fed).fetch(slope).run()) {
                StdArrays.copyFrom((TFloat32) result.get(0), gradient);
            }
            return gradient;
        }

        double value(float[][] at) {
            try (TFloat32 fed = TFloat32.tensorOf(StdArrays.ndCopyOf(at));
                    Result result = session.runner().feed(x, fed).fetch(sum).run()) {
                return ((TFloat32) result.get(0)).getFloat();
            }
        }

        @Override
        public void close() {
            session.close();
            graph.close();
        }
    }
}
