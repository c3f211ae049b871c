package io.limbeck.plugins.fairness.loss.adversary;

import io.limbeck.spi.tensorflow.Initializer;
import io.limbeck.spi.tensorflow.LossInputs;
import io.limbeck.spi.tensorflow.VariableScope;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** A network of dense layers with relu between them, whose variables belong to a loss term. */
final class Perceptron {

    private Perceptron() {}

    /**
     * {@return the outputs, {@code [batch, outputs]}}
     *
     * @param inputs {@code [batch, width]}, the width known
     * @param hidden units of the layers before the last
     */
    static Operand<TFloat32> of(LossInputs in, Operand<TFloat32> inputs, List<Integer> hidden, int outputs) {
        Operand<TFloat32> values = inputs;
        for (int i = 0; i < hidden.size(); i++) {
            values = in.tf().nn.relu(dense(in, "hidden" + i, values, hidden.get(i)));
        }
        return dense(in, "output", values, outputs);
    }

    private static Operand<TFloat32> dense(LossInputs in, String name, Operand<TFloat32> values, int units) {
        Ops tf = in.tf();
        long width = values.shape().get(1);
        VariableScope variables = in.variables().child(name);
        Operand<TFloat32> kernel = variables.trainable("kernel", Shape.of(width, units), Initializer.glorotUniform());
        Operand<TFloat32> bias = variables.trainable("bias", Shape.of(units), Initializer.zeros());
        return tf.math.add(tf.linalg.matMul(values, kernel), bias);
    }
}
