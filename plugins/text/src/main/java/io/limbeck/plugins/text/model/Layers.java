package io.limbeck.plugins.text.model;

import io.limbeck.spi.tensorflow.ForwardInputs;
import io.limbeck.spi.tensorflow.Initializer;
import io.limbeck.spi.tensorflow.VariableScope;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Layers that several models have. */
final class Layers {

    private Layers() {}

    /** {@return {@code [batch, window, fields · size]}}: a vector of {@code size} for each code, side by side. */
    static Operand<TFloat32> embedding(ForwardInputs inputs, Codes codes, int size, float dropout) {
        Ops tf = inputs.tf();
        Operand<TFloat32> table =
                inputs.variables().trainable("embedding", Shape.of(codes.total(), size), Initializer.normal(0.1));
        Operand<TInt32> numbers = codes.numbers(inputs, dropout, false);
        return tf.reshape(
                tf.gather(table, numbers, tf.constant(0)), tf.array(-1, codes.window(), codes.fields() * size));
    }

    /**
     * {@return {@code x·W + b}, {@code [rows, outputs]}}
     *
     * @param name where the layer is in the model
     * @param width numbers of a row of x
     */
    static Operand<TFloat32> dense(ForwardInputs inputs, String name, Operand<TFloat32> x, int width, int outputs) {
        Ops tf = inputs.tf();
        VariableScope scope = scope(inputs.variables(), name);
        Operand<TFloat32> weights = scope.trainable("weights", Shape.of(width, outputs), Initializer.glorotUniform());
        Operand<TFloat32> biases = scope.trainable("biases", Shape.of(outputs), Initializer.zeros());
        return tf.nn.biasAdd(tf.linalg.matMul(inputs.activation(name, x), weights), biases);
    }

    /** {@return the scope of a layer, by its whole name: {@code block0/feed1}} */
    private static VariableScope scope(VariableScope model, String name) {
        VariableScope scope = model;
        for (String part : name.split("/", -1)) {
            scope = scope.child(part);
        }
        return scope;
    }

    /**
     * {@return {@code (x − mean) / √(variance + 1e-6) · gain + bias} over the last dimension [1]}
     *
     * <p>[1] Ba, Kiros, Hinton: Layer Normalization, 2016, equation 4.
     */
    static Operand<TFloat32> normalized(Ops tf, VariableScope scope, Operand<TFloat32> x, int width) {
        Operand<TFloat32> gain = scope.trainable("gain", Shape.of(width), Initializer.constant(1));
        Operand<TFloat32> bias = scope.trainable("bias", Shape.of(width), Initializer.zeros());
        Operand<TFloat32> centred = tf.math.sub(x, tf.math.mean(x, tf.constant(-1), Mean.keepDims(true)));
        Operand<TFloat32> variance = tf.math.mean(tf.math.square(centred), tf.constant(-1), Mean.keepDims(true));
        Operand<TFloat32> scaled = tf.math.mul(centred, tf.math.rsqrt(tf.math.add(variance, tf.constant(1e-6f))));
        return tf.math.add(tf.math.mul(scaled, gain), bias);
    }
}
