package io.limbeck.plugins.models.additive;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** What the function of a number looks like between its knots. */
enum Shape {
    /** Straight pieces from knot to knot, level outside. */
    LINEAR_SPLINE {
        @Override
        float ramp(float x, float below, float above) {
            return above > below ? Math.min(1, Math.max(0, (x - below) / (above - below))) : 0;
        }

        @Override
        Operand<TFloat32> ramp(Ops tf, Operand<TFloat32> x, Operand<TFloat32> below, Operand<TFloat32> above) {
            Operand<TFloat32> way = tf.math.divNoNan(tf.math.sub(x, below), tf.math.sub(above, below));
            return tf.clipByValue(way, tf.constant(0f), tf.constant(1f));
        }
    },
    /** Steps half-way between the knots. */
    BINNED {
        @Override
        float ramp(float x, float below, float above) {
            return above > below && x > (below + above) / 2 ? 1 : 0;
        }

        @Override
        Operand<TFloat32> ramp(Ops tf, Operand<TFloat32> x, Operand<TFloat32> below, Operand<TFloat32> above) {
            Operand<TFloat32> middle = tf.math.mul(tf.math.add(below, above), tf.constant(0.5f));
            Operand<TFloat32> beyond = tf.dtypes.cast(tf.math.greater(x, middle), TFloat32.class);
            return tf.math.mul(beyond, tf.dtypes.cast(tf.math.greater(above, below), TFloat32.class));
        }
    };

    /** {@return how far {@code x} has come from one knot to the next, in [0, 1]; 0 where both are the same} */
    abstract float ramp(float x, float below, float above);

    /** {@return the same in the graph} */
    abstract Operand<TFloat32> ramp(Ops tf, Operand<TFloat32> x, Operand<TFloat32> below, Operand<TFloat32> above);
}
