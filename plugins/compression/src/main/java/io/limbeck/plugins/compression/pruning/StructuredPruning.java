package io.limbeck.plugins.compression.pruning;

import io.limbeck.plugins.compression.Layers;
import io.limbeck.spi.Default;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.Summary;
import io.limbeck.spi.model.TrainedWeights;
import io.limbeck.spi.tensorflow.compression.Compressor;
import io.limbeck.spi.tensorflow.compression.Interim;
import io.limbeck.spi.tensorflow.compression.WeightInputs;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/**
 * Takes away whole units of hidden layers, and filters of convolutions: those whose incoming weights have the least norm
 * in their layer [1], more of them at the beginning of each epoch until the target share is gone. Weights and bias of a
 * unit that is gone are zero, so that it says the same of every row and can be left out of the model; at least one unit of
 * a layer stays.
 *
 * <p>A layer is a scope with one matrix or kernel, whose last dimension are the units, and biases of that length.
 * {@code except} keeps layers whole whose units have a meaning, such as the last, with one unit per class.
 *
 * <p>[1] Li, Kadav, Durdanovic, Samet, Graf: Pruning Filters for Efficient ConvNets, 2017, section 3.1 (sum of absolute
 * weights, {@code l1}).
 */
final class StructuredPruning implements Compressor {

    private static final String UNITS = "units";

    /** How large a unit is. */
    enum Norm {
        /** The sum of its absolute weights. */
        L1 {
            @Override
            float add(float size, float weight) {
                return size + Math.abs(weight);
            }
        },
        /** The sum of its squared weights, which ranks as its root does. */
        L2 {
            @Override
            float add(float size, float weight) {
                return size + weight * weight;
            }
        };

        abstract float add(float size, float weight);
    }

    @Summary("Takes away whole units and filters whose incoming weights are smallest, little by little")
    record Settings(
            @Summary("Share of the units of each layer that is gone at the end")
            @Default("0.5")
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

            @Summary("How large a unit is: l1 sums absolute weights, l2 squares") @Default("l1")
            Norm norm,

            @Summary("Layers that are pruned, with all that is below them; every layer if none is named") @Default("[]")
            List<String> layers,

            @Summary("Layers whose units all stay") @Default("[logits]")
            List<String> except) {

        Settings {
            layers = List.copyOf(layers);
            except = List.copyOf(except);
        }

        Gradually schedule() {
            return new Gradually(target, initial, begin, end, every);
        }
    }

    private final Gradually schedule;
    private final Norm norm;
    private final Layers layers;
    private final Layers except;

    StructuredPruning(Settings settings) {
        this.schedule = settings.schedule();
        this.norm = settings.norm();
        this.layers = new Layers(settings.layers());
        this.except = new Layers(settings.except());
    }

    private boolean mayBePruned(String variable) {
        return variable.contains("/") && layers.contain(variable) && !except.named(variable);
    }

    /** Which scopes are layers is known only when all variables are: until then a mask of ones costs a product. */
    @Override
    public Operand<TFloat32> weight(WeightInputs in) {
        int dimensions = in.shape().numDimensions();
        if (dimensions == 0 || !mayBePruned(in.name())) {
            return in.value();
        }
        return in.tf().math.mul(in.value(), in.state(UNITS, Shape.of(in.shape().get(dimensions - 1)), 1));
    }

    @Override
    public void refresh(Interim model) {
        schedule.require(model.epochs());
        layers.require(model.weights(), "layers");
        double share = schedule.share(model.epoch(), model.epochs());
        Map<String, String> found = layers(model.weights());
        if (found.isEmpty()) {
            throw new InvalidInputException(Problem.error(
                    "compress",
                    "finds no layer to prune: a layer is a scope with one matrix and biases, but there is only "
                            + model.weights().names(),
                    "use 'compression/magnitude-pruning', which takes single weights"));
        }
        found.forEach((matrix, biases) -> prune(model, matrix, biases, share));
    }

    /** {@return the layers' biases by their matrices} */
    private Map<String, String> layers(TrainedWeights weights) {
        Map<String, String> layers = new LinkedHashMap<>();
        for (String name : weights.names()) {
            long[] shape = weights.shape(name);
            if (shape.length > 1 && mayBePruned(name)) {
                List<String> beside = weights.names().stream()
                        .filter(other -> !other.equals(name) && Layers.of(other).equals(Layers.of(name)))
                        .toList();
                if (beside.size() == 1
                        && Arrays.equals(weights.shape(beside.get(0)), new long[] {shape[shape.length - 1]})) {
                    layers.put(name, beside.get(0));
                }
            }
        }
        return layers;
    }

    private void prune(Interim model, String matrix, String biases, double share) {
        float[] mask = model.weightState(matrix, UNITS);
        int wanted = Math.min(mask.length - 1, (int) Math.round(share * mask.length));
        if (wanted <= Smallest.zeros(mask)) {
            return;
        }
        float[] sizes = new float[mask.length];
        float[] values = model.weights().values(matrix);
        for (int i = 0; i < values.length; i++) {
            int unit = i % mask.length;
            sizes[unit] = norm.add(sizes[unit], values[i]);
        }
        for (int unit = 0; unit < mask.length; unit++) {
            sizes[unit] = mask[unit] == 0 ? 0 : Math.max(sizes[unit], Float.MIN_VALUE);
        }
        float[] smaller = Smallest.mask(sizes, wanted);
        model.setWeightState(matrix, UNITS, smaller);
        model.setWeightState(biases, UNITS, smaller);
    }

    @Override
    public float[] finished(String weight, Interim model) {
        float[] values = model.weights().values(weight);
        Map<String, String> found = layers(model.weights());
        if (found.containsKey(weight) || found.containsValue(weight)) {
            float[] mask = model.weightState(weight, UNITS);
            for (int i = 0; i < values.length; i++) {
                values[i] = mask[i % mask.length] == 0 ? 0 : values[i];
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
        Map<String, Double> facts = new LinkedHashMap<>();
        layers(weights).keySet().forEach(matrix -> {
            float[] values = weights.values(matrix);
            long[] shape = weights.shape(matrix);
            float[] sizes = new float[(int) shape[shape.length - 1]];
            for (int i = 0; i < values.length; i++) {
                sizes[i % sizes.length] += Math.abs(values[i]);
            }
            facts.put("unitsOf." + Layers.of(matrix), (double) sizes.length - Smallest.zeros(sizes));
        });
        return facts;
    }
}
