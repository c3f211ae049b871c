package io.limbeck.plugins.models;

import io.limbeck.spi.tensorflow.UpdateInputs;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The two ways of pulling a variable towards zero. */
final class WeightDecay {

    private WeightDecay() {}

    /** {@return the gradient of the objective plus {@code decay/2 · ‖variable‖²}} */
    static Operand<TFloat32> through(UpdateInputs inputs, double decay) {
        Ops tf = inputs.tf();
        return tf.math.add(inputs.gradient(), scaled(inputs, tf.constant((float) decay)));
    }

    /** {@return the operation that takes learning rate · decay · variable off the variable} */
    static Op shrink(UpdateInputs inputs, double decay) {
        Ops tf = inputs.tf();
        Operand<TFloat32> share = tf.math.mul(inputs.learningRate(), tf.constant((float) decay));
        return tf.train.applyGradientDescent(inputs.variable(), tf.constant(1f), scaled(inputs, share));
    }

    private static Operand<TFloat32> scaled(UpdateInputs inputs, Operand<TFloat32> factor) {
        Ops tf = inputs.tf();
        return tf.math.mul(tf.identity(inputs.variable()), factor);
    }
}
