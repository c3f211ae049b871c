package io.limbeck.plugins.distillation.output;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceMax;
import org.tensorflow.op.core.Sum;
import org.tensorflow.types.TFloat32;

/** Sums of exponentials that neither overflow nor lose what is small. The largest summand is taken out first [1].
 *
 * <p>[1] Blanchard, Higham, Higham: Accurately computing the log-sum-exp and softmax functions, 2021.
 */
final class LogSpace {

    private LogSpace() {}

    /** {@return {@code log Σ_k exp(x_k)} of each row, {@code [batch, 1]}} */
    static Operand<TFloat32> logSumExp(Ops tf, Operand<TFloat32> rows) {
        Operand<TFloat32> largest = tf.stopGradient(tf.reduceMax(rows, tf.constant(1), ReduceMax.keepDims(true)));
        Operand<TFloat32> sum = tf.sum(tf.math.exp(tf.math.sub(rows, largest)), tf.constant(1), Sum.keepDims(true));
        return tf.math.add(largest, tf.math.log(sum));
    }

    /** {@return {@code log(exp(a) + exp(b))}, entry by entry} */
    static Operand<TFloat32> logAddExp(Ops tf, Operand<TFloat32> a, Operand<TFloat32> b) {
        Operand<TFloat32> largest = tf.stopGradient(tf.math.maximum(a, b));
        Operand<TFloat32> sum = tf.math.add(tf.math.exp(tf.math.sub(a, largest)), tf.math.exp(tf.math.sub(b, largest)));
        return tf.math.add(largest, tf.math.log(sum));
    }
}
