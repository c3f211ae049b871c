package io.limbeck.plugins.models.layer;

import io.limbeck.spi.model.TrainedWeights;
import io.limbeck.spi.portable.PortableLayer;
import io.limbeck.spi.tensorflow.ForwardInputs;
import io.limbeck.spi.tensorflow.VariableScope;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A fully connected layer, {@code x·W + b}.
 *
 * @param sums {@code [batch, outputs]}
 * @param weights {@code [inputs, outputs]}
 */
public record Dense(Operand<TFloat32> sums, Operand<TFloat32> weights) {

    /**
     * Builds it with the variables {@code weights} and {@code biases} of a scope.
     *
     * @param x {@code [batch, inputs]}
     */
    public static Dense build(
            Ops tf, VariableScope scope, Operand<TFloat32> x, long inputs, long outputs, LayerInitializer initializer) {
        Operand<TFloat32> weights = scope.trainable("weights", Shape.of(inputs, outputs), initializer.weights(inputs));
        Operand<TFloat32> biases = scope.trainable("biases", Shape.of(outputs), initializer.biases(inputs));
        return new Dense(tf.nn.biasAdd(tf.linalg.matMul(x, weights), biases), weights);
    }

    /** {@return a trained layer as a formula}: that of the variables {@code weights} and {@code biases} of a scope */
    public static PortableLayer.Dense portable(TrainedWeights trained, String scope) {
        long[] shape = trained.shape(scope + "/weights");
        return new PortableLayer.Dense(
                Math.toIntExact(shape[0]),
                Math.toIntExact(shape[1]),
                trained.values(scope + "/weights"),
                trained.values(scope + "/biases"));
    }

    /** {@return floats per row, whatever the rows' shape} */
    public static int width(ForwardInputs inputs) {
        return inputs.data().shape().stream().reduce(1, Math::multiplyExact);
    }

    /** {@return the features as {@code [batch, width]}} */
    public static Operand<TFloat32> flat(ForwardInputs inputs) {
        if (inputs.data().shape().size() == 1) {
            return inputs.features();
        }
        Ops tf = inputs.tf();
        return tf.reshape(inputs.features(), tf.array(-1, width(inputs)));
    }
}
