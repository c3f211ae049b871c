package io.limbeck.plugins.distillation.feature;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.types.TFloat32;

/**
 * Lengths and directions of vectors some of which may be zero: a layer's units can all be silent, and two rows can be
 * the same. There a root has an infinite slope; here it has none, so that such rows neither spoil a step nor drive it.
 */
final class Norms {

    /** Squared length below which a vector has no direction. */
    private static final float SILENT = 1e-12f;

    private Norms() {}

    /** {@return vectors along {@code axis} divided by their length; zeros stay zeros} */
    static Operand<TFloat32> unit(Ops tf, Operand<TFloat32> values, int axis) {
        Operand<TFloat32> squares = tf.reduceSum(tf.math.square(values), tf.constant(axis), ReduceSum.keepDims(true));
        Operand<TFloat32> heard = heard(tf, squares, SILENT);
        return tf.math.mul(values, tf.math.mul(heard, tf.math.rsqrt(padded(tf, squares, heard))));
    }

    /** {@return square roots; 0 with no slope where there is nothing to draw a root of} */
    static Operand<TFloat32> root(Ops tf, Operand<TFloat32> squares) {
        Operand<TFloat32> heard = heard(tf, squares, SILENT);
        return tf.math.mul(heard, tf.math.sqrt(padded(tf, squares, heard)));
    }

    /** {@return {@code 1 / √squares}; 0 with no slope at or below {@code least}} */
    static Operand<TFloat32> inverseRoot(Ops tf, Operand<TFloat32> squares, float least) {
        Operand<TFloat32> heard = heard(tf, squares, least);
        return tf.math.mul(heard, tf.math.rsqrt(padded(tf, squares, heard)));
    }

    /** {@return 1 where a squared length is above {@code least}, 0 elsewhere} */
    static Operand<TFloat32> heard(Ops tf, Operand<TFloat32> squares, float least) {
        return tf.dtypes.cast(tf.math.greater(squares, tf.constant(least)), TFloat32.class);
    }

    /** {@return the squares, 1 where nothing is heard} */
    private static Operand<TFloat32> padded(Ops tf, Operand<TFloat32> squares, Operand<TFloat32> heard) {
        return tf.math.add(tf.math.mul(squares, heard), tf.math.sub(tf.constant(1f), heard));
    }
}
