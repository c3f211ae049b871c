package io.limbeck.plugins.distillation.feature;

import io.limbeck.spi.tensorflow.Initializer;
import io.limbeck.spi.tensorflow.LossInputs;
import io.limbeck.spi.tensorflow.VariableScope;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Learned maps from one layer to the width of another. They belong to the term, and no student keeps them. */
final class Projection {

    private Projection() {}

    /** {@return {@code x·W + b}; on {@link Layer#points} this is a convolution with a kernel of 1 × 1} */
    static Operand<TFloat32> linear(LossInputs in, String name, Operand<TFloat32> points, int from, int to) {
        Ops tf = in.tf();
        VariableScope variables = in.variables().child(name);
        Operand<TFloat32> kernel = variables.trainable("kernel", Shape.of(from, to), Initializer.glorotUniform());
        return tf.math.add(tf.linalg.matMul(points, kernel), bias(variables, to));
    }

    /** {@return a convolution without padding, so that a kernel of k places makes a side k - 1 places shorter} */
    static Operand<TFloat32> convolution(
            LossInputs in, String name, Operand<TFloat32> images, int down, int across, int from, int to) {
        Ops tf = in.tf();
        VariableScope variables = in.variables().child(name);
        Operand<TFloat32> kernel =
                variables.trainable("kernel", Shape.of(down, across, from, to), Initializer.glorotUniform());
        return tf.math.add(tf.nn.conv2d(images, kernel, List.of(1L, 1L, 1L, 1L), "VALID"), bias(variables, to));
    }

    private static Operand<TFloat32> bias(VariableScope variables, int to) {
        return variables.trainable("bias", Shape.of(to), Initializer.zeros());
    }
}
