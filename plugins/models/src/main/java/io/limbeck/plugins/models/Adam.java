package io.limbeck.plugins.models;

import io.limbeck.spi.Default;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Problem;
import io.limbeck.spi.Schedule;
import io.limbeck.spi.Summary;
import io.limbeck.spi.tensorflow.Optimizer;
import io.limbeck.spi.tensorflow.UpdateInputs;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;

/**
 * Adam, algorithm 1 of [1]: {@code θ ← θ - α · m̂ / (√v̂ + ε)} with the bias-corrected moments
 * {@code m̂ = m / (1 - β₁ᵗ)} and {@code v̂ = v / (1 - β₂ᵗ)}; the epsilon of PyTorch.
 *
 * <p>TensorFlow's operation computes {@code α · √(1 - β₂ᵗ) / (1 - β₁ᵗ) · m / (√v + ε̂)}, the paper's cheaper form with
 * the epsilon outside the correction. Given {@code ε̂ = ε · √(1 - β₂ᵗ)} both are one. The corrections are computed here,
 * in double precision because 1 - β₂ᵗ cancels, from the β in single precision that the operation works with; the
 * operation is told that its own powers of β are zero.
 *
 * <p>{@code weightDecay} = λ adds λθ to the gradient; with {@code decoupled} it shrinks the variable by αλθ instead [2].
 *
 * <p>[1] Kingma, Ba: Adam: A Method for Stochastic Optimization, 2015, algorithm 1 and section 2. [2] Loshchilov,
 * Hutter: Decoupled Weight Decay Regularization, 2019, algorithm 2.
 */
final class Adam implements Optimizer {

    @Summary("Adam (Kingma and Ba 2015), or AdamW with decoupled weight decay")
    record Settings(
            @Summary("Learning rate, a number or a schedule") @Default("0.001")
            Schedule learningRate,

            @Summary("Decay of the mean of gradients")
            @Default("0.9")
            @PositiveOrZero
            @DecimalMax(value = "1", inclusive = false)
            double beta1,

            @Summary("Decay of the mean of squared gradients")
            @Default("0.999")
            @PositiveOrZero
            @DecimalMax(value = "1", inclusive = false)
            double beta2,

            @Summary("Added to the corrected root, as in algorithm 1") @Default("1e-8") @Positive
            double epsilon,

            @Summary("Pull of each variable towards zero") @Default("0") @PositiveOrZero
            double weightDecay,

            @Summary("Whether weight decay acts on the variable (AdamW) and not through the gradient") @Default("false")
            boolean decoupled) {}

    private final Settings settings;

    Adam(Settings settings) {
        this.settings = settings;
    }

    static Ports ports(Settings settings, PortSpecs inputs) {
        Ports ports = LearningRates.check(settings.learningRate());
        return settings.decoupled() && settings.weightDecay() == 0
                ? ports.with(Problem.warning(
                        "decoupled", "has no effect while weightDecay is '0'", "give a weightDecay; 0.01 is usual"))
                : ports;
    }

    @Override
    public Schedule learningRate() {
        return settings.learningRate();
    }

    @Override
    public Op update(UpdateInputs inputs) {
        Ops tf = inputs.tf();
        Operand<TFloat64> step = tf.dtypes.cast(inputs.step(), TFloat64.class);
        Operand<TFloat64> first = correction(tf, (float) settings.beta1(), step);
        Operand<TFloat64> second = tf.math.sqrt(correction(tf, (float) settings.beta2(), step));
        Operand<TFloat32> rate =
                tf.math.mul(inputs.learningRate(), tf.dtypes.cast(tf.math.div(second, first), TFloat32.class));
        Operand<TFloat32> epsilon =
                tf.dtypes.cast(tf.math.mul(tf.constant(settings.epsilon()), second), TFloat32.class);
        Operand<TFloat32> gradient = inputs.gradient();
        Ops then = tf;
        if (settings.weightDecay() > 0 && settings.decoupled()) {
            then = tf.withControlDependencies(List.of(WeightDecay.shrink(inputs, settings.weightDecay())));
        } else if (settings.weightDecay() > 0) {
            gradient = WeightDecay.through(inputs, settings.weightDecay());
        }
        Operand<TFloat32> zero = tf.constant(0f);
        return then.train.applyAdam(
                inputs.variable(),
                inputs.slot("m"),
                inputs.slot("v"),
                zero,
                zero,
                rate,
                tf.constant((float) settings.beta1()),
                tf.constant((float) settings.beta2()),
                epsilon,
                gradient);
    }

    /** 1 - βᵗ. */
    private static Operand<TFloat64> correction(Ops tf, float beta, Operand<TFloat64> step) {
        return tf.math.sub(tf.constant(1.0), tf.math.pow(tf.constant((double) beta), step));
    }
}
