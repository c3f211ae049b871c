package io.limbeck.plugins.fairness.loss.kernel;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The median heuristic for a kernel's bandwidth: the median distance of two different rows (Gretton et al., A Kernel
 * Two-Sample Test, 2012, section 8). Batches are shuffled, so that their first rows are a sample of all.
 */
final class MedianDistance {

    private MedianDistance() {}

    /** {@return the upper median, a scalar that no gradient flows through; 1 where it would be 0 or there is one row} */
    static Operand<TFloat32> of(Ops tf, Operand<TFloat32> points, int sample) {
        Operand<TInt32> rows = tf.math.minimum(
                tf.squeeze(tf.slice(tf.shape(points), tf.constant(new int[] {0}), tf.constant(new int[] {1}))),
                tf.constant(sample));
        Operand<TInt32> size = tf.stack(List.of(rows, tf.constant(-1)));
        Operand<TFloat32> some = tf.stopGradient(tf.slice(points, tf.constant(new int[] {0, 0}), size));
        Operand<TFloat32> squared = tf.reshape(Kernel.squaredDistances(tf, some), tf.constant(new int[] {-1}));
        // The n distances of rows to themselves are the smallest: of the other n (n - 1) the middle one is wanted.
        Operand<TInt32> others = tf.math.mul(rows, tf.math.sub(rows, tf.constant(1)));
        Operand<TInt32> last = tf.math.sub(tf.math.mul(rows, rows), tf.constant(1));
        Operand<TInt32> middle = tf.math.minimum(tf.math.add(rows, tf.math.floorDiv(others, tf.constant(2))), last);
        Operand<TFloat32> median = tf.math.sqrt(tf.nn.nthElement(squared, middle));
        Operand<TFloat32> none = tf.dtypes.cast(tf.math.lessEqual(median, tf.constant(0f)), TFloat32.class);
        return tf.stopGradient(tf.math.add(median, none));
    }
}
