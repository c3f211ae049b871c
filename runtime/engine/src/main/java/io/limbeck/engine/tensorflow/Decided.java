package io.limbeck.engine.tensorflow;

import io.limbeck.spi.tensorflow.Forward;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** A model that is certain of what it decides: a term's value on it is that of the decisions, such as the true gap. */
final class Decided {

    /** At ±50 a softmax is 0 or 1 in single precision, and its logarithm is still finite. */
    private static final float CERTAIN = 50;

    private Decided() {}

    /** {@return the forward graph with logits of {@value #CERTAIN} for the most probable class and -{@value #CERTAIN} elsewhere} */
    static Forward of(Ops tf, Forward forward) {
        Operand<TFloat32> logits = forward.logits();
        int classes = Math.toIntExact(logits.shape().get(1));
        Operand<TFloat32> certain = tf.oneHot(
                tf.math.argMax(logits, tf.constant(1)),
                tf.constant(classes),
                tf.constant(CERTAIN),
                tf.constant(-CERTAIN));
        return new Forward(certain, forward.taps(), Map.of());
    }
}
