package io.limbeck.plugins.compression.quantization;

import io.limbeck.spi.tensorflow.compression.ActivationInputs;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.quantization.FakeQuantWithMinMaxVars;
import org.tensorflow.types.TFloat32;

/**
 * The range on which activations are whole numbers of some bits, all numbers used (asymmetric): with
 * {@code scale = (high − low) / (2^bits − 1)} values are cut off at the ends and rounded to multiples of {@code scale},
 * after the ends have been moved so that zero is one of them [1]. TensorFlow's own operation does it.
 *
 * <p>[1] Jacob et al. 2018, section 3.1, equation 12 and what follows it.
 *
 * @param low smallest value, a scalar of at most 0
 * @param high largest value, a scalar of at least 0
 */
record Range(Operand<TFloat32> low, Operand<TFloat32> high) {

    static final String LOW = "low";
    static final String HIGH = "high";

    /** {@return the range that is remembered} */
    static Range of(ActivationInputs in) {
        return new Range(in.state(LOW, 0), in.state(HIGH, 0));
    }

    /** {@return the range of a batch, zero included} */
    static Range of(Ops tf, Operand<TFloat32> values) {
        Operand<org.tensorflow.types.TInt32> all =
                tf.constant(IntStream.range(0, values.shape().numDimensions()).toArray());
        return new Range(
                tf.math.minimum(tf.constant(0f), tf.reduceMin(values, all)),
                tf.math.maximum(tf.constant(0f), tf.reduceMax(values, all)));
    }

    /** {@return {@code kept} of this range and the rest of the other} */
    Range towards(Ops tf, Range other, Operand<TFloat32> kept) {
        return new Range(between(tf, low, other.low(), kept), between(tf, high, other.high(), kept));
    }

    private static Operand<TFloat32> between(
            Ops tf, Operand<TFloat32> one, Operand<TFloat32> other, Operand<TFloat32> kept) {
        return tf.math.add(tf.math.mul(kept, one), tf.math.mul(tf.math.sub(tf.constant(1f), kept), other));
    }

    /** {@return the values on this range} */
    Operand<TFloat32> rounded(Ops tf, Operand<TFloat32> values, int bits) {
        return tf.quantization.fakeQuantWithMinMaxVars(
                values, tf.stopGradient(low), tf.stopGradient(high), FakeQuantWithMinMaxVars.numBits((long) bits));
    }
}
