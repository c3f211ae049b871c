package io.limbeck.plugins.uncertainty;

import io.limbeck.spi.Component;
import io.limbeck.testkit.OpGradientContract;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

final class DigammaContractTest extends OpGradientContract {

    @Override
    protected List<Component<?, ?>> components() {
        return new UncertaintyPlugin().components();
    }

    @Override
    protected Operand<TFloat32> apply(Component<?, ?> component, Ops tf, Operand<TFloat32> values) {
        return tf.math.digamma(values);
    }

    @Override
    protected float[][] values(Component<?, ?> component) {
        return new float[][] {{0.5f, 1, 2.5f}, {4, 7, 20}};
    }
}
