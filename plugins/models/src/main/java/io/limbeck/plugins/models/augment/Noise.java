package io.limbeck.plugins.models.augment;

import io.limbeck.spi.Default;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Problem;
import io.limbeck.spi.Summary;
import io.limbeck.spi.tensorflow.Augmentation;
import io.limbeck.spi.tensorflow.AugmentationInputs;
import jakarta.validation.constraints.Positive;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Adds independent normal noise to every feature: {@code x + σ·ε}. To first order, training with it is training with
 * the penalty {@code σ²/2 · ‖∂loss/∂x‖²} on a squared error [1].
 *
 * <p>[1] Bishop: Training with Noise is Equivalent to Tikhonov Regularization, 1995, section 2.
 */
final class Noise implements Augmentation {

    @Summary("Normal noise on every feature of a training batch")
    record Settings(
            @Summary("Standard deviation, in units of the prepared features") @Default("0.1") @Positive
            float deviation) {}

    private final Settings settings;

    Noise(Settings settings) {
        this.settings = settings;
    }

    static Ports ports(Settings settings, PortSpecs inputs) {
        boolean codes = inputs.data().map(data -> !data.codes().isEmpty()).orElse(false);
        return codes
                ? Ports.NONE.with(Problem.error(
                        "", "noise can be added to quantities, but these rows hold codes", "leave the noise out"))
                : Ports.NONE;
    }

    @Override
    public Operand<TFloat32> apply(AugmentationInputs inputs) {
        Ops tf = inputs.tf();
        Operand<TFloat32> noise = inputs.normal("noise", tf.shape(inputs.features()));
        return tf.math.add(inputs.features(), tf.math.mul(noise, tf.constant(settings.deviation())));
    }
}
