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
import jakarta.validation.constraints.PositiveOrZero;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.train.ApplyMomentum;
import org.tensorflow.types.TFloat32;

/**
 * Stochastic gradient descent: {@code b ← μ·b + g}, {@code θ ← θ - α·b}; with Nesterov's look-ahead
 * {@code θ ← θ - α·(g + μ·b)} [1]. {@code weightDecay} = λ adds λθ to the gradient g.
 *
 * <p>[1] Sutskever, Martens, Dahl, Hinton: On the Importance of Initialization and Momentum in Deep Learning, 2013,
 * section 2, in the form PyTorch and TensorFlow share: the learning rate stands outside the sum.
 */
final class Sgd implements Optimizer {

    @Summary("Stochastic gradient descent, with momentum if asked for")
    record Settings(
            @Summary("Learning rate, a number or a schedule") @Default("0.01")
            Schedule learningRate,

            @Summary("Share of the last step that is kept")
            @Default("0")
            @PositiveOrZero
            @DecimalMax(value = "1", inclusive = false)
            double momentum,

            @Summary("Whether to look ahead along the momentum (Nesterov)") @Default("false")
            boolean nesterov,

            @Summary("Pull of each variable towards zero, through the gradient") @Default("0") @PositiveOrZero
            double weightDecay) {}

    private final Settings settings;

    Sgd(Settings settings) {
        this.settings = settings;
    }

    static Ports ports(Settings settings, PortSpecs inputs) {
        Ports ports = LearningRates.check(settings.learningRate());
        return settings.nesterov() && settings.momentum() == 0
                ? ports.with(Problem.error(
                        "nesterov", "needs momentum, but momentum is '0'", "give a momentum; 0.9 is usual"))
                : ports;
    }

    @Override
    public Schedule learningRate() {
        return settings.learningRate();
    }

    @Override
    public Op update(UpdateInputs inputs) {
        Ops tf = inputs.tf();
        Operand<TFloat32> gradient =
                settings.weightDecay() > 0 ? WeightDecay.through(inputs, settings.weightDecay()) : inputs.gradient();
        if (settings.momentum() == 0) {
            return tf.train.applyGradientDescent(inputs.variable(), inputs.learningRate(), gradient);
        }
        return tf.train.applyMomentum(
                inputs.variable(),
                inputs.slot("momentum"),
                inputs.learningRate(),
                gradient,
                tf.constant((float) settings.momentum()),
                ApplyMomentum.useNesterov(settings.nesterov()));
    }
}
