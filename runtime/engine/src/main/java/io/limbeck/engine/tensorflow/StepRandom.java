package io.limbeck.engine.tensorflow;

import io.limbeck.spi.RandomSource;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * Random numbers in a graph: a function of seed, name and step, so that training can be resumed.
 *
 * @param tf where operations go
 * @param random source of the keys
 * @param step number of the training step
 */
record StepRandom(Ops tf, RandomSource random, Operand<TInt64> step) {

    Operand<TFloat32> uniform(String name, Operand<TInt32> shape) {
        return tf.random.statelessRandomUniform(shape, seed(name));
    }

    Operand<TFloat32> normal(String name, Operand<TInt32> shape) {
        return tf.random.statelessRandomNormal(shape, seed(name));
    }

    private Operand<TInt64> seed(String name) {
        return tf.stack(List.of(tf.constant(random.child(name).bits(0)), step));
    }
}
