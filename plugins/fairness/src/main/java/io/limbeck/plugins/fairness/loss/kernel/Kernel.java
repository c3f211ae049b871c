package io.limbeck.plugins.fairness.loss.kernel;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** How alike two points are, by their distance. */
enum Kernel {
    /** {@code exp(-‖x - y‖² / ℓ²)}, without the factor ½ that is usual elsewhere. */
    GAUSS {
        @Override
        Operand<TFloat32> of(Ops tf, Operand<TFloat32> squared, Operand<TFloat32> length) {
            return tf.math.exp(tf.math.neg(tf.math.div(squared, tf.math.square(length))));
        }
    },
    /** {@code exp(-‖x - y‖ / ℓ)}; its gradient between points at the same place is taken to be 0. */
    LAPLACE {
        @Override
        Operand<TFloat32> of(Ops tf, Operand<TFloat32> squared, Operand<TFloat32> length) {
            return tf.math.exp(tf.math.neg(tf.math.div(distance(tf, squared), length)));
        }
    };

    /**
     * {@return the kernel of all pairs}
     *
     * @param squared squared distances of all pairs, {@code [batch, batch]}
     * @param length ℓ, a scalar
     */
    abstract Operand<TFloat32> of(Ops tf, Operand<TFloat32> squared, Operand<TFloat32> length);

    /** {@return the squared distances of all pairs of points, {@code [batch, batch]}, of points {@code [batch, few]}} */
    static Operand<TFloat32> squaredDistances(Ops tf, Operand<TFloat32> points) {
        Operand<TFloat32> differences =
                tf.math.sub(tf.expandDims(points, tf.constant(1)), tf.expandDims(points, tf.constant(0)));
        return tf.reduceSum(tf.math.square(differences), tf.constant(2));
    }

    /** {@return square roots, whose gradient at 0 is 0 and not infinite} */
    static Operand<TFloat32> distance(Ops tf, Operand<TFloat32> squared) {
        Operand<TFloat32> apart = tf.dtypes.cast(tf.math.greater(squared, tf.constant(0f)), TFloat32.class);
        Operand<TFloat32> safe = tf.math.add(squared, tf.math.sub(tf.constant(1f), apart));
        return tf.math.mul(tf.math.sqrt(safe), apart);
    }
}
