package io.limbeck.plugins.distillation.output;

import io.limbeck.spi.tensorflow.LossInputs;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A distribution at a temperature, kept as logarithms so that a probability of zero never meets a logarithm.
 *
 * @param tf where to build operations
 * @param logarithms {@code log softmax(logits / T)}, {@code [batch, classes]}
 * @param temperature T
 */
record Softened(Ops tf, Operand<TFloat32> logarithms, double temperature) {

    static Softened of(LossInputs in, Operand<TFloat32> logits, double temperature) {
        Ops tf = in.tf();
        Operand<TFloat32> cooled = tf.math.div(logits, tf.constant((float) temperature));
        return new Softened(tf, tf.nn.logSoftmax(cooled), temperature);
    }

    /** {@return {@code T² · KL(this ‖ other)} for each row} */
    Operand<TFloat32> divergenceFrom(Softened other) {
        Operand<TFloat32> summands = tf.math.mul(tf.math.exp(logarithms), tf.math.sub(logarithms, other.logarithms));
        return tf.math.mul(tf.reduceSum(summands, tf.constant(1)), tf.constant((float) (temperature * temperature)));
    }
}
