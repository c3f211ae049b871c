package io.limbeck.engine.tensorflow;

import io.limbeck.spi.model.Weights;
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
record Constants(Ops tf, Map<String, Weights> weights, String prefix) implements VariableScope, Compression.States {

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

    /** Names of states are whole. */
    @Override
    public Operand<TFloat32> compressed(String name, Shape shape, float first) {
        return known(name, shape);
    }

    private Operand<TFloat32> value(String name, Shape shape) {
        return known(prefix + name, shape);
    }

    private Operand<TFloat32> known(String name, Shape shape) {
        Weights known = weights.get(name);
        if (known == null || !Arrays.equals(known.shape(), shape.asArray())) {
            throw new IllegalStateException("The stored weights do not fit the architecture at '" + name + "'");
        }
        return tf.constant(shape, DataBuffers.of(known.values(), true, false));
    }
}
