package io.limbeck.spi.tensorflow.gradient;

import java.util.Arrays;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * Compares the second derivatives of a function with finite differences of its first ones.
 *
 * <p>With g the gradient of the sum of f, the gradient of {@code Σ r·g} is compared, r being fixed and uneven; its finite
 * differences are central ones at steps h and h/2, extrapolated (Richardson), so that their error is of the order h⁴, and
 * rounding in single precision leaves about 1e-5 of the largest.
 */
final class Tried {

    private static final float STEP = 0.04f;

    /** A function of one array. */
    interface Function {
        /** {@return f(x), of any shape} */
        Operand<TFloat32> of(Ops tf, Operand<TFloat32> x);
    }

    private Tried() {}

    /** {@return the largest error of a second derivative, as a share of the largest derivative} */
    static double error(Function function, float[] x, long... shape) {
        CustomGradients.install();
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph);
            Placeholder<TFloat32> at = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(shape)));
            Operand<TFloat32> first = gradient(graph, function.of(tf, at), at);
            Operand<TFloat32> uneven = tf.math.mul(first, tf.math.cos(tf.constant(counted(x.length, shape))));
            return error(
                    graph,
                    tf.reduceSum(uneven, tf.range(tf.constant(0), tf.constant(shape.length), tf.constant(1))),
                    at,
                    x,
                    shape);
        }
    }

    /** {@return the largest error of the gradient of a scalar, as a share of the largest derivative} */
    static double error(Graph graph, Operand<TFloat32> scalar, Operand<TFloat32> at, float[] x, long... shape) {
        Operand<TFloat32> second = gradient(graph, scalar, at);
        try (Session session = new Session(graph)) {
            float[] analytic = values(session, second, at, x, shape);
            double worst = 0;
            double largest = 1e-3;
            for (int i = 0; i < x.length; i++) {
                double wide = difference(session, scalar, at, x, i, STEP, shape);
                double narrow = difference(session, scalar, at, x, i, STEP / 2, shape);
                double numeric = (4 * narrow - wide) / 3;
                worst = Math.max(worst, Math.abs(numeric - analytic[i]));
                largest = Math.max(largest, Math.abs(numeric));
            }
            return worst / largest;
        }
    }

    static Operand<TFloat32> gradient(Graph graph, Operand<TFloat32> of, Operand<TFloat32> at) {
        return graph.addGradients(of.asOutput(), new Output<?>[] {at.asOutput()})[0].expect(TFloat32.class);
    }

    private static TFloat32 counted(int length, long... shape) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = i;
        }
        return tensor(values, shape);
    }

    static TFloat32 tensor(float[] values, long... shape) {
        return TFloat32.tensorOf(Shape.of(shape), DataBuffers.of(values));
    }

    private static double difference(
            Session session, Operand<TFloat32> scalar, Operand<TFloat32> at, float[] x, int i, float h, long... shape) {
        float[] above = x.clone();
        float[] below = x.clone();
        above[i] += h;
        below[i] -= h;
        double rise =
                (double) values(session, scalar, at, above, shape)[0] - values(session, scalar, at, below, shape)[0];
        return rise / ((double) above[i] - below[i]);
    }

    private static float[] values(
            Session session, Operand<TFloat32> what, Operand<TFloat32> at, float[] x, long... shape) {
        try (TFloat32 fed = tensor(x, shape);
                Result result = session.runner().feed(at, fed).fetch(what).run()) {
            TFloat32 tensor = (TFloat32) result.get(0);
            float[] values = new float[(int) tensor.size()];
            tensor.asRawTensor().data().asFloats().read(values);
            return values;
        }
    }

    /** {@return normal numbers none of which is near a kink at zero} */
    static float[] numbers(int length) {
        java.util.Random random = new java.util.Random(11);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            double one = random.nextGaussian();
            values[i] = (float) (one + Math.copySign(0.2, one));
        }
        return values;
    }

    /** {@return numbers far enough apart that a small step changes no order} */
    static float[] apart(int length) {
        Integer[] order = new Integer[length];
        Arrays.setAll(order, i -> i);
        java.util.Collections.shuffle(Arrays.asList(order), new java.util.Random(3));
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = 0.1f + 0.15f * order[i] - 0.15f * length / 2;
        }
        return values;
    }
}
