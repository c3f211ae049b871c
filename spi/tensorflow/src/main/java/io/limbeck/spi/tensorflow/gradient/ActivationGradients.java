package io.limbeck.spi.tensorflow.gradient;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Gradients of the gradients of activations and roots. Each such operation is {@code dy · f'(…)}, linear in {@code dy},
 * so that the gradient with respect to {@code dy} is the operation itself, applied to the gradient {@code g} that comes
 * in; the other one is {@code g · dy · f''}, with f' read as a function of what the operation is given: the activation's
 * input x, or its output y.
 */
final class ActivationGradients {

    private ActivationGradients() {}

    static List<OpGradient> all() {
        return List.of(
                new Definition("ReluGrad", in -> List.of(in.tf().nn.reluGrad(in.gradient(), in.input(1)), in.none())),
                new Definition("Relu6Grad", in -> List.of(in.tf().nn.relu6Grad(in.gradient(), in.input(1)), in.none())),
                new Definition(
                        "EluGrad",
                        in -> List.of(in.tf().nn.eluGrad(in.gradient(), in.input(1)), belowZero(in, product(in, 0)))),
                new Definition(
                        "SeluGrad",
                        in -> List.of(in.tf().nn.seluGrad(in.gradient(), in.input(1)), belowZero(in, product(in, 0)))),
                new Definition("SoftplusGrad", ActivationGradients::softplus),
                new Definition("SoftsignGrad", ActivationGradients::softsign),
                new Definition("TanhGrad", ActivationGradients::tanh),
                new Definition("SigmoidGrad", ActivationGradients::sigmoid),
                new Definition("SqrtGrad", ActivationGradients::sqrt),
                new Definition("RsqrtGrad", ActivationGradients::rsqrt),
                new Definition("ReciprocalGrad", ActivationGradients::reciprocal),
                new Definition("InvGrad", ActivationGradients::reciprocal));
    }

    /** {@return g · dy} */
    private static Operand<TFloat32> product(Differentiated in, int dy) {
        return in.tf().math.mul(in.gradient(), in.input(dy));
    }

    /** {@code f' = y + c} below zero and constant above. */
    private static Operand<TFloat32> belowZero(Differentiated in, Operand<TFloat32> product) {
        Ops tf = in.tf();
        return tf.select(tf.math.less(in.input(1), tf.constant(0f)), product, tf.zerosLike(product));
    }

    /** {@code f' = σ(x)}, {@code f'' = σ(x) · (1 - σ(x))}. */
    private static List<Operand<?>> softplus(Differentiated in) {
        Ops tf = in.tf();
        return List.of(
                tf.math.softplusGrad(in.gradient(), in.input(1)),
                tf.math.sigmoidGrad(tf.math.sigmoid(in.input(1)), product(in, 0)));
    }

    /** {@code f' = (1 + |x|)⁻²}, {@code f'' = -2 · sign(x) · (1 + |x|)⁻³}. */
    private static List<Operand<?>> softsign(Differentiated in) {
        Ops tf = in.tf();
        Operand<TFloat32> x = in.input(1);
        Operand<TFloat32> base = tf.math.add(tf.math.abs(x), tf.constant(1f));
        Operand<TFloat32> second =
                tf.math.div(tf.math.mul(tf.math.sign(x), tf.constant(-2f)), tf.math.mul(base, tf.math.square(base)));
        return List.of(tf.nn.softsignGrad(in.gradient(), x), tf.math.mul(product(in, 0), second));
    }

    /** {@code f' = 1 - y²}. */
    private static List<Operand<?>> tanh(Differentiated in) {
        Ops tf = in.tf();
        Operand<TFloat32> y = in.input(0);
        return List.of(
                tf.math.mul(product(in, 1), tf.math.mul(y, tf.constant(-2f))), tf.math.tanhGrad(y, in.gradient()));
    }

    /** {@code f' = y · (1 - y)}. */
    private static List<Operand<?>> sigmoid(Differentiated in) {
        Ops tf = in.tf();
        Operand<TFloat32> y = in.input(0);
        Operand<TFloat32> slope = tf.math.sub(tf.constant(1f), tf.math.mul(y, tf.constant(2f)));
        return List.of(tf.math.mul(product(in, 1), slope), tf.math.sigmoidGrad(y, in.gradient()));
    }

    /** {@code f' = 1 / (2y)}. */
    private static List<Operand<?>> sqrt(Differentiated in) {
        Ops tf = in.tf();
        Operand<TFloat32> y = in.input(0);
        Operand<TFloat32> slope = tf.math.div(tf.constant(-0.5f), tf.math.square(y));
        return List.of(tf.math.mul(product(in, 1), slope), tf.math.sqrtGrad(y, in.gradient()));
    }

    /** {@code f' = -y³ / 2}. */
    private static List<Operand<?>> rsqrt(Differentiated in) {
        Ops tf = in.tf();
        Operand<TFloat32> y = in.input(0);
        Operand<TFloat32> slope = tf.math.mul(tf.constant(-1.5f), tf.math.square(y));
        return List.of(tf.math.mul(product(in, 1), slope), tf.math.rsqrtGrad(y, in.gradient()));
    }

    /** {@code f' = -y²}. */
    private static List<Operand<?>> reciprocal(Differentiated in) {
        Ops tf = in.tf();
        Operand<TFloat32> y = in.input(0);
        return List.of(
                tf.math.mul(product(in, 1), tf.math.mul(y, tf.constant(-2f))),
                tf.math.reciprocalGrad(y, in.gradient()));
    }
}
