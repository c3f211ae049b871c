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
        return of(in.tf(), logits, temperature);
    }

    static Softened of(Ops tf, Operand<TFloat32> logits, double temperature) {
        Operand<TFloat32> cooled = tf.math.div(logits, tf.constant((float) temperature));
        return new Softened(tf, tf.nn.logSoftmax(cooled), temperature);
    }

    /** {@return the probabilities, {@code [batch, classes]}} */
    Operand<TFloat32> probabilities() {
        return tf.math.exp(logarithms);
    }

    /** {@return {@code T² · KL(this ‖ other)} for each row} */
    Operand<TFloat32> divergenceFrom(Softened other) {
        return scaled(expected(tf.math.sub(logarithms, other.logarithms)));
    }

    /** {@return {@code T² · -Σ this · log other} for each row} */
    Operand<TFloat32> crossEntropyWith(Softened other) {
        return tf.math.neg(scaled(expected(other.logarithms)));
    }

    /** {@return the sum over classes of {@code values}, each times its probability} */
    Operand<TFloat32> expected(Operand<TFloat32> values) {
        return tf.reduceSum(tf.math.mul(probabilities(), values), tf.constant(1));
    }

    private Operand<TFloat32> scaled(Operand<TFloat32> perRow) {
        return tf.math.mul(perRow, tf.constant((float) (temperature * temperature)));
    }
}
