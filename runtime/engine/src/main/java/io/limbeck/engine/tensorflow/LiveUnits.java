package io.limbeck.engine.tensorflow;

import io.limbeck.spi.model.TrainedWeights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The units of a model's layers that say something: not all of their weights and their bias are zero. A model with just
 * these units, and with the weights that go out from them, is the same model, only smaller, if its activation makes zero of
 * zero (relu, tanh, gelu, elu) and its layers follow each other.
 *
 * <p>A layer is a scope with one matrix or kernel, whose last dimension are its units and whose last but one are what
 * comes in, and biases. What comes in are the units of the layer before, in the order of the variables; of a feature map
 * that was flattened, those of each place side by side.
 */
final class LiveUnits {

    private record Layer(String matrix, String biases, int units, List<Integer> live) {}

    private final TrainedWeights weights;
    private final List<Layer> layers = new ArrayList<>();

    LiveUnits(TrainedWeights weights) {
        this.weights = weights;
        for (String name : weights.names()) {
            long[] shape = weights.shape(name);
            if (shape.length > 1) {
                beside(name)
                        .ifPresent(biases -> layers.add(new Layer(
                                name, biases, last(shape, 1), live(weights.values(name), weights.values(biases)))));
            }
        }
    }

    private Optional<String> beside(String matrix) {
        String scope = matrix.substring(0, matrix.lastIndexOf('/') + 1);
        long[] shape = weights.shape(matrix);
        List<String> others = weights.names().stream()
                .filter(name -> !name.equals(matrix) && name.startsWith(scope))
                .toList();
        return others.stream()
                .filter(name -> !scope.isEmpty()
                        && others.size() == 1
                        && Arrays.equals(weights.shape(name), new long[] {last(shape, 1)}))
                .findFirst();
    }

    private static int last(long[] shape, int fromEnd) {
        return Math.toIntExact(shape[shape.length - fromEnd]);
    }

    private static List<Integer> live(float[] matrix, float[] biases) {
        boolean[] says = new boolean[biases.length];
        for (int unit = 0; unit < biases.length; unit++) {
            says[unit] = biases[unit] != 0;
        }
        for (int i = 0; i < matrix.length; i++) {
            says[i % biases.length] |= matrix[i] != 0;
        }
        return IntStream.range(0, biases.length)
                .filter(unit -> says[unit])
                .boxed()
                .toList();
    }

    /** {@return a variable's values without the units that say nothing, if it has this shape then} */
    Optional<float[]> fit(String name, long[] shape) {
        for (int i = 0; i < layers.size(); i++) {
            Layer layer = layers.get(i);
            if (layer.biases().equals(name)) {
                return shape.length == 1 && shape[0] == layer.live().size()
                        ? Optional.of(
                                select(weights.values(name), 1, row -> true, layer.units(), layer.live()::contains))
                        : Optional.empty();
            }
            if (layer.matrix().equals(name)) {
                return matrix(layer, i == 0 ? Optional.empty() : Optional.of(layers.get(i - 1)), shape);
            }
        }
        return Optional.empty();
    }

    private Optional<float[]> matrix(Layer layer, Optional<Layer> before, long[] to) {
        long[] from = weights.shape(layer.matrix());
        if (from.length != to.length
                || !Arrays.equals(Arrays.copyOf(from, from.length - 2), Arrays.copyOf(to, to.length - 2))) {
            return Optional.empty();
        }
        int rows = last(from, 2);
        IntPredicate keptRows = row -> true;
        if (last(to, 2) != rows) {
            if (before.isEmpty()
                    || rows % before.get().units() != 0
                    || rows / before.get().units() * before.get().live().size() != last(to, 2)) {
                return Optional.empty();
            }
            keptRows = row -> before.get().live().contains(row % before.get().units());
        }
        IntPredicate keptUnits = unit -> true;
        if (last(to, 1) != layer.units()) {
            if (layer.live().size() != last(to, 1)) {
                return Optional.empty();
            }
            keptUnits = layer.live()::contains;
        }
        return Optional.of(select(weights.values(layer.matrix()), rows, keptRows, layer.units(), keptUnits));
    }

    /** Of values {@code […, rows, units]}. */
    private static float[] select(float[] values, int rows, IntPredicate keptRows, int units, IntPredicate keptUnits) {
        float[] kept = new float[values.length];
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            if (keptUnits.test(i % units) && keptRows.test(i / units % rows)) {
                kept[count++] = values[i];
            }
        }
        return Arrays.copyOf(kept, count);
    }
}
