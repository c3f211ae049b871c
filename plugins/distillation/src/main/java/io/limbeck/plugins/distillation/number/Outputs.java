package io.limbeck.plugins.distillation.number;

import io.limbeck.spi.model.Gaussian;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The two outputs of a model of a number, {@code [batch]} each. */
public final class Outputs {

    private Outputs() {}

    /** {@return the means} */
    public static Operand<TFloat32> mean(Ops tf, Operand<TFloat32> logits) {
        return tf.gather(logits, tf.constant(0), tf.constant(1));
    }

    /** {@return the log variances, within the bounds of {@link Gaussian}} */
    static Operand<TFloat32> logVariance(Ops tf, Operand<TFloat32> logits) {
        return tf.clipByValue(
                tf.gather(logits, tf.constant(1), tf.constant(1)),
                tf.constant(Gaussian.LEAST_LOG_VARIANCE),
                tf.constant(Gaussian.MOST_LOG_VARIANCE));
    }
}
