package io.limbeck.plugins.compression.pruning;

import io.limbeck.plugins.compression.Layers;
import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.model.TrainedWeights;
import io.limbeck.spi.tensorflow.compression.Compressor;
import io.limbeck.spi.tensorflow.compression.Interim;
import io.limbeck.spi.tensorflow.compression.WeightInputs;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * Takes away the weights of least magnitude, more of them at the beginning of each epoch until the target share is gone
 * [1]. Matrices and kernels are pruned, biases are not. A mask of zeros and ones stands before each; a weight that is
 * masked has no gradient, and what is gone stays gone.
 *
 * <p>{@code across: layer} takes the share from every layer by itself, as in [1]; {@code model} ranks the weights of all
 * layers together, so that a layer of small weights loses more (Han et al. 2015 do either).
 *
 * <p>Cost: a sort of the weights at the beginning of an epoch, and one product of each weight in a step.
 *
 * <p>[1] Zhu, Gupta: To Prune, or Not to Prune, 2017, section 3.
 */
final class MagnitudePruning implements Compressor {

    private static final String MASK = "mask";

    /** Among which weights the smallest are looked for. */
    enum Across {
        /** Those of one layer. */
        LAYER,
        /** Those of all layers. */
        MODEL
    }

    @Summary("Takes away the weights of least magnitude, little by little")
    record Settings(
            @Summary("Share of weights that is gone at the end")
            @Default("0.8")
            @DecimalMin("0")
            @DecimalMax(value = "1", inclusive = false)
            double target,

            @Summary("Share that goes at the first step")
            @Default("0")
            @DecimalMin("0")
            @DecimalMax(value = "1", inclusive = false)
            double initial,

            @Summary("Epochs before the first step") @Default("0") @PositiveOrZero
            int begin,

            @Summary("Epochs after which the target is reached; half of all epochs if it is not given")
            Optional<@PositiveOrZero Integer> end,

            @Summary("Epochs between two steps") @Default("1") @Positive
            int every,

            @Summary("Among which weights the smallest are looked for: those of each layer, or of the whole model")
            @Default("layer")
            Across across,

            @Summary("Layers that are pruned, with all that is below them; every layer if none is named") @Default("[]")
            List<String> layers) {

        Settings {
            layers = List.copyOf(layers);
        }

        Gradually schedule() {
            return new Gradually(target, initial, begin, end, every);
        }
    }

    private final Gradually schedule;
    private final Across across;
    private final Layers layers;

    MagnitudePruning(Settings settings) {
        this.schedule = settings.schedule();
        this.across = settings.across();
        this.layers = new Layers(settings.layers());
    }

    private boolean isPruned(String weight, int dimensions) {
        return dimensions > 1 && layers.contain(weight);
    }

    @Override
    public Operand<TFloat32> weight(WeightInputs in) {
        return isPruned(in.name(), in.shape().numDimensions())
                ? in.tf().math.mul(in.value(), in.state(MASK, in.shape(), 1))
                : in.value();
    }

    @Override
    public void refresh(Interim model) {
        schedule.require(model.epochs());
        layers.require(model.weights(), "layers");
        double share = schedule.share(model.epoch(), model.epochs());
        List<String> pruned = pruned(model.weights());
        switch (across) {
            case LAYER -> pruned.forEach(name -> prune(model, List.of(name), share));
            case MODEL -> prune(model, pruned, share);
        }
    }

    private List<String> pruned(TrainedWeights weights) {
        return weights.names().stream()
                .filter(name -> isPruned(name, weights.shape(name).length))
                .toList();
    }

    /** Masks the smallest of some variables together; masked ones are the smallest of all. */
    private static void prune(Interim model, List<String> names, double share) {
        List<float[]> masks = new ArrayList<>();
        int all = 0;
        int gone = 0;
        for (String name : names) {
            float[] mask = model.weightState(name, MASK);
            masks.add(mask);
            all += mask.length;
            gone += Smallest.zeros(mask);
        }
        int wanted = (int) Math.round(share * all);
        if (wanted <= gone) {
            return;
        }
        float[] sizes = new float[all];
        int from = 0;
        for (int i = 0; i < masks.size(); i++) {
            float[] values = model.weights().values(names.get(i));
            for (int j = 0; j < values.length; j++) {
                boolean masked = masks.get(i)[j] == 0;
                sizes[from + j] = masked ? 0 : Math.max(Math.abs(values[j]), Float.MIN_VALUE);
            }
            from += values.length;
        }
        float[] together = Smallest.mask(sizes, wanted);
        from = 0;
        for (int i = 0; i < masks.size(); i++) {
            float[] mask = masks.get(i);
            System.arraycopy(together, from, mask, 0, mask.length);
            model.setWeightState(names.get(i), MASK, mask);
            from += mask.length;
        }
    }

    @Override
    public float[] finished(String weight, Interim model) {
        float[] values = model.weights().values(weight);
        if (isPruned(weight, model.weights().shape(weight).length)) {
            float[] mask = model.weightState(weight, MASK);
            for (int i = 0; i < values.length; i++) {
                values[i] = mask[i] == 0 ? 0 : values[i];
            }
        }
        return values;
    }

    @Override
    public boolean settled(double epoch, double epochs) {
        return schedule.reached(epoch, epochs);
    }

    @Override
    public Map<String, Double> facts(TrainedWeights weights) {
        double all = 0;
        double zeros = 0;
        for (String name : pruned(weights)) {
            float[] values = weights.values(name);
            all += values.length;
            zeros += Smallest.zeros(values);
        }
        return Map.of("prunedWeights", zeros / all);
    }
}
