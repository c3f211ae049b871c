package io.limbeck.plugins.compression.quantization;

import io.limbeck.plugins.compression.Layers;
import io.limbeck.spi.Default;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.Summary;
import io.limbeck.spi.model.TrainedWeights;
import io.limbeck.spi.tensorflow.compression.ActivationInputs;
import io.limbeck.spi.tensorflow.compression.Compressor;
import io.limbeck.spi.tensorflow.compression.Interim;
import io.limbeck.spi.tensorflow.compression.WeightInputs;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Quantization-aware training: the model is trained with the rounding errors that it will have [1]. Matrices and kernels
 * lie on a {@link WeightGrid}; what enters a layer is rounded on the {@link Range} that an exponential moving average of
 * the batches' smallest and largest values gives. Gradients go straight through the rounding, and are zero where a value is
 * cut off. Biases stay as they are: Jacob et al. keep them in 32 bits, too.
 *
 * <p>[1] Jacob et al.: Quantization and Training of Neural Networks for Efficient Integer-Arithmetic-Only Inference, 2018,
 * section 3.
 */
final class FakeQuant implements Compressor {

    private static final String SEEN = "seen";

    @Summary("Quantization-aware training: weights and activations are rounded while the model learns")
    record Settings(
            @Summary("Bits of a weight and of an activation") @Default("8") @Min(2) @Max(16)
            int bits,

            @Summary("Whether what enters a layer is rounded, too") @Default("true")
            boolean activations,

            @Summary("How much of the range of activations stays at each step, against that of the batch")
            @Default("0.99")
            @PositiveOrZero
            @DecimalMax(value = "1", inclusive = false)
            double decay,

            @Summary("Layers that are rounded, with all that is below them; every layer if none is named")
            @Default("[]")
            List<String> layers) {

        Settings {
            layers = List.copyOf(layers);
        }
    }

    private final Settings settings;
    private final Layers layers;
    private final WeightGrid grid;

    FakeQuant(Settings settings) {
        this.settings = settings;
        this.layers = new Layers(settings.layers());
        this.grid = new WeightGrid(settings.bits());
    }

    @Override
    public Operand<TFloat32> weight(WeightInputs in) {
        return Rounded.isRounded(layers, in.name(), in.shape().numDimensions())
                ? grid.rounded(in.tf(), in.value())
                : in.value();
    }

    @Override
    public Operand<TFloat32> activation(ActivationInputs in) {
        if (!settings.activations() || !layers.contain(in.name())) {
            return in.values();
        }
        Range range = Range.of(in);
        if (in.training()) {
            Ops tf = in.tf();
            Operand<TFloat32> kept = tf.math.mul(tf.constant((float) settings.decay()), in.state(SEEN, 0));
            range = range.towards(tf, Range.of(tf, in.values()), kept);
            in.move(Range.LOW, range.low());
            in.move(Range.HIGH, range.high());
            in.move(SEEN, tf.constant(1f));
        }
        return range.rounded(in.tf(), in.values(), settings.bits());
    }

    @Override
    public void refresh(Interim model) {
        layers.require(model.weights(), "layers");
        if (model.epochs() == 0 && settings.activations()) {
            throw new InvalidInputException(Problem.error(
                    "compress",
                    "'compression/fake-quant' learns the ranges of activations while the model is trained, but 'epochs'"
                            + " is '0'",
                    "train for an epoch or more, or use 'compression/int8', which measures them on a finished model"));
        }
    }

    @Override
    public float[] finished(String weight, Interim model) {
        return Rounded.finished(grid, layers, weight, model.weights());
    }

    @Override
    public Map<String, Double> facts(TrainedWeights weights) {
        return Map.of("bitsOfWeights", (double) settings.bits());
    }
}
