package io.limbeck.testkit;

import io.limbeck.spi.RandomSource;
import io.limbeck.spi.tensorflow.Initializer;
import io.limbeck.spi.tensorflow.VariableScope;
import java.util.function.Supplier;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Variables that keep their first values: enough for a graph that is evaluated and never trained. */
record ConstantVariables(Ops tf, RandomSource random) implements VariableScope {

    @Override
    public VariableScope child(String name) {
        return new ConstantVariables(tf, random.child(name));
    }

    @Override
    public Operand<TFloat32> trainable(String name, Shape shape, Initializer initializer) {
        float[] values = initializer.values(shape.asArray(), random.child(name));
        return tf.constant(shape, DataBuffers.of(values));
    }

    @Override
    public Operand<TFloat32> fixed(String name, Shape shape, Supplier<float[]> values) {
        return tf.constant(shape, DataBuffers.of(values.get()));
    }
}
