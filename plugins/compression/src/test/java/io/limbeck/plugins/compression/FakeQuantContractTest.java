package io.limbeck.plugins.compression;

import io.limbeck.spi.Component;
import io.limbeck.testkit.OpGradientContract;
import io.limbeck.testkit.OptOut;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

final class FakeQuantContractTest extends OpGradientContract {

    @Override
    protected List<Component<?, ?>> components() {
        return new CompressionPlugin().components();
    }

    @Override
    protected Operand<TFloat32> apply(Component<?, ?> component, Ops tf, Operand<TFloat32> values) {
        return tf.quantization.fakeQuantWithMinMaxVars(values, tf.constant(-1f), tf.constant(1f));
    }

    @Override
    protected float[][] values(Component<?, ?> component) {
        return new float[][] {{-0.5f, 0.1f, 0.73f}};
    }

    @Override
    protected List<OptOut<Behavior>> optOuts() {
        return List.of(new OptOut<>(
                "compression/fake-quant-gradient",
                Behavior.IS_THE_SLOPE,
                "rounding has no slope; the gradient goes straight through"));
    }
}
