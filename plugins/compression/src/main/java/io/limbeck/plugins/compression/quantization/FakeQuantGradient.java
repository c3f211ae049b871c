package io.limbeck.plugins.compression.quantization;

import io.limbeck.spi.tensorflow.gradient.Differentiated;
import io.limbeck.spi.tensorflow.gradient.OpGradient;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.quantization.FakeQuantWithMinMaxVarsGradient;
import org.tensorflow.types.TFloat32;

/**
 * The straight-through gradient of {@code FakeQuantWithMinMaxVars}, which TensorFlow's C++ registry lacks: 1 inside the
 * range, 0 outside [1]. The ends of the range are measured, not learnt, and get none. It can be differentiated again.
 *
 * <p>[1] Bengio, Léonard, Courville: Estimating or Propagating Gradients Through Stochastic Neurons, 2013, section 4.
 */
final class FakeQuantGradient implements OpGradient {

    @Override
    public String type() {
        return "FakeQuantWithMinMaxVars";
    }

    @Override
    public List<Operand<?>> of(Differentiated in) {
        Ops tf = in.tf();
        Operand<TFloat32> inside = tf.quantization
                .fakeQuantWithMinMaxVarsGradient(
                        tf.onesLike(in.input(0)),
                        in.input(0),
                        in.input(1),
                        in.input(2),
                        FakeQuantWithMinMaxVarsGradient.numBits(
                                in.operation().attributes().getAttrInt("num_bits")))
                .backpropsWrtInput();
        return List.of(tf.math.mul(in.gradient(), tf.stopGradient(inside)), in.none(), in.none());
    }
}
