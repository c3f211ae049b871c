package io.limbeck.engine.tensorflow;

import io.limbeck.spi.tensorflow.Initializer;
import io.limbeck.spi.tensorflow.VariableScope;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Variables that have their last values for good.
 *
 * @param prefix what stands before the names of this scope
 */
record Constants(Ops tf, Map<String, Weights> weights, String prefix) implements VariableScope {

    @Override
    public VariableScope child(String name) {
        return new Constants(tf, weights, prefix + name + "/");
    }

    @Override
    public Operand<TFloat32> trainable(String name, Shape shape, Initializer initializer) {
        return value(name, shape);
    }

    @Override
    public Operand<TFloat32> fixed(String name, Shape shape, Supplier<float[]> values) {
        return value(name, shape);
    }

    private Operand<TFloat32> value(String name, Shape shape) {
        Weights known = weights.get(prefix + name);
        if (known == null || !Arrays.equals(known.shape(), shape.asArray())) {
            throw new IllegalStateException(
                    "The stored weights do not fit the architecture at '" + prefix + name + "'");
        }
        return tf.constant(shape, DataBuffers.of(known.values(), true, false));
    }
}
