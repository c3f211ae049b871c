package io.limbeck.plugins.compression.quantization;

import io.limbeck.plugins.compression.Layers;
import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.model.TrainedWeights;
import io.limbeck.spi.tensorflow.compression.ActivationInputs;
import io.limbeck.spi.tensorflow.compression.Calibration;
import io.limbeck.spi.tensorflow.compression.Compressor;
import io.limbeck.spi.tensorflow.compression.Interim;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * Post-training quantization: the finished model's matrices and kernels are rounded to 8 bits on a {@link WeightGrid}, and
 * what enters its layers on a {@link Range} that is measured on some rows. Nothing is learnt from the rounding; with
 * {@code train: {epochs: 0}} nothing is learnt at all.
 *
 * <p>{@code min-max} takes the smallest and the largest value seen; {@code percentile} leaves out a share at either end,
 * so that one extreme row does not spoil the steps of all (McKinstry et al. 2019, section 3, take 99.9 % or more).
 */
final class Int8 implements Compressor {

    private static final int BITS = 8;

    /** How the range of activations is measured. */
    enum Measure {
        /** From the smallest to the largest value. */
        MIN_MAX,
        /** From one quantile to another. */
        PERCENTILE
    }

    /** Rows on which it is measured. */
    enum Rows {
        /** Those calibrators see. */
        CALIBRATION,
        /** Those it may be selected by. */
        VALIDATION,
        /** Those models learn from. */
        TRAIN
    }

    @Summary("Post-training quantization: 8-bit weights, and activations on ranges measured on the calibration split")
    record Settings(
            @Summary("Whether what enters a layer is rounded, too") @Default("true")
            boolean activations,

            @Summary("How ranges are measured: from the smallest value to the largest, or between quantiles")
            @Default("min-max")
            Measure calibrate,

            @Summary("Percentage of values below the upper end, and above the lower one")
            @Default("99.9")
            @DecimalMin(value = "50", inclusive = false)
            @Max(100)
            double percentile,

            @Summary("Rows that are looked at, from the first") @Default("1000") @Positive
            int rows,

            @Summary("Split of these rows") @Default("calibration")
            Rows split,

            @Summary("Layers that are rounded, with all that is below them; every layer if none is named")
            @Default("[]")
            List<String> layers) {

        Settings {
            layers = List.copyOf(layers);
        }
    }

    private final Settings settings;
    private final Layers layers;
    private final WeightGrid grid = new WeightGrid(BITS);

    Int8(Settings settings) {
        this.settings = settings;
        this.layers = new Layers(settings.layers());
    }

    @Override
    public Operand<TFloat32> activation(ActivationInputs in) {
        return in.finished() && settings.activations() && layers.contain(in.name())
                ? Range.of(in).rounded(in.tf(), in.values(), BITS)
                : in.values();
    }

    @Override
    public void refresh(Interim model) {
        layers.require(model.weights(), "layers");
    }

    @Override
    public float[] finished(String weight, Interim model) {
        return Rounded.finished(grid, layers, weight, model.weights());
    }

    @Override
    public Optional<Calibration> calibration() {
        return settings.activations()
                ? Optional.of(new Calibration(
                        Split.valueOf(settings.split().name().toUpperCase(Locale.ROOT)), settings.rows()))
                : Optional.empty();
    }

    @Override
    public void calibrate(Map<String, float[]> seen, Interim model) {
        seen.forEach((activation, values) -> {
            float[] sorted = values.clone();
            Arrays.sort(sorted);
            double share =
                    switch (settings.calibrate()) {
                        case MIN_MAX -> 1;
                        case PERCENTILE -> settings.percentile() / 100;
                    };
            model.setActivationState(activation, Range.LOW, Math.min(0, quantile(sorted, 1 - share)));
            model.setActivationState(activation, Range.HIGH, Math.max(0, quantile(sorted, share)));
        });
    }

    /** The nearest of the values seen. */
    private static float quantile(float[] sorted, double share) {
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }

    @Override
    public Map<String, Double> facts(TrainedWeights weights) {
        return Map.of("bitsOfWeights", (double) BITS);
    }
}
