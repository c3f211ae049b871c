package io.limbeck.plugins.models.additive;

import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.TrainedWeights;
import io.limbeck.spi.portable.PortableFunction;
import io.limbeck.spi.portable.PortableLayer;
import io.limbeck.spi.portable.PortableLayer.Affine;
import io.limbeck.spi.portable.PortableLayer.Chain;
import io.limbeck.spi.portable.PortableLayer.Columns;
import io.limbeck.spi.portable.PortableLayer.Curves;
import io.limbeck.spi.portable.PortableLayer.Dense;
import io.limbeck.spi.portable.PortableLayer.Elementwise;
import io.limbeck.spi.portable.PortableLayer.Sum;
import io.limbeck.spi.portable.PortableModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Additive models as formulae: functions of the numbers, plus a linear layer of everything else. */
final class AdditivePortable {

    private final TrainedWeights weights;
    private final Layout layout;
    private final float[] bias;

    AdditivePortable(TrainedWeights weights, Table form) {
        this.weights = weights;
        this.layout = Layout.of(form);
        this.bias = weights.values("bias");
    }

    /** {@return a model whose functions are splines or steps} */
    PortableModel curves(Shape shape) {
        List<PortableLayer> parts = new ArrayList<>();
        if (!layout.numbers().isEmpty()) {
            parts.add(new Chain(columns(layout.numbers()), curves(shape == Shape.BINNED)));
        }
        return sum(parts, layout.numbers().isEmpty() ? new double[bias.length] : meansOfCurves());
    }

    /** Knots that repeat the last one carry no weight; see {@link Knots}. */
    private Curves curves(boolean steps) {
        float[] grid = weights.values("shapes/knots");
        float[] heights = weights.values("shapes/values");
        int numbers = layout.numbers().size();
        int each = grid.length / numbers;
        int[] starts = new int[numbers + 1];
        float[] knots = new float[grid.length];
        float[] values = new float[heights.length];
        for (int j = 0; j < numbers; j++) {
            int to = starts[j];
            for (int k = j * each; k < (j + 1) * each; k++) {
                if (k == j * each || grid[k] > grid[k - 1]) {
                    knots[to] = grid[k];
                    System.arraycopy(heights, k * bias.length, values, to * bias.length, bias.length);
                    to++;
                }
            }
            starts[j + 1] = to;
        }
        int all = starts[numbers];
        return new Curves(
                numbers,
                bias.length,
                steps,
                starts,
                Arrays.copyOf(knots, all),
                Arrays.copyOf(values, all * bias.length));
    }

    /** {@code Σ_j Σ_k mean b_jk · v_jk}, what keeps the mean of every function at zero. */
    private double[] meansOfCurves() {
        float[] means = weights.values("shapes/means");
        float[] heights = weights.values("shapes/values");
        double[] sums = new double[bias.length];
        for (int i = 0; i < heights.length; i++) {
            sums[i % bias.length] += (double) means[i / bias.length] * heights[i];
        }
        return sums;
    }

    /**
     * {@return a model whose functions are networks}; their means belong to the drawing, not to the logits
     *
     * @param units of the first layer
     * @param hidden units of each layer
     */
    PortableModel networks(FirstUnits units, List<Integer> hidden) {
        List<PortableLayer> parts = new ArrayList<>();
        for (int j = 0; j < layout.numbers().size(); j++) {
            List<PortableLayer> network = new ArrayList<>();
            network.add(columns(List.of(layout.numbers().get(j))));
            float scale = slice("shapes/scales", j)[0];
            float mean = slice("shapes/means", j)[0];
            network.add(new Affine(new float[] {scale}, new float[] {-mean * scale}));
            network.add(units.portable(slice("shapes/centres", j), slice("shapes/weights", j)));
            network.add(new Elementwise(hidden.get(0), units.portable()));
            for (int i = 1; i < hidden.size(); i++) {
                network.add(dense("shapes/hidden" + i, j, hidden.get(i - 1), hidden.get(i)));
                network.add(new Elementwise(hidden.get(i), PortableFunction.RELU));
            }
            network.add(dense("shapes/values", j, hidden.get(hidden.size() - 1), bias.length));
            parts.add(new Chain(network));
        }
        return sum(parts, new double[bias.length]);
    }

    private Dense dense(String name, int feature, int inputs, int outputs) {
        return new Dense(inputs, outputs, slice(name, feature), slice(name + "-biases", feature));
    }

    /** {@return what a variable {@code [features, …]} holds of a feature} */
    private float[] slice(String name, int feature) {
        float[] values = weights.values(name);
        int each = values.length / layout.numbers().size();
        return Arrays.copyOfRange(values, feature * each, (feature + 1) * each);
    }

    private Columns columns(List<Integer> places) {
        return new Columns(
                layout.width(), places.stream().mapToInt(Integer::intValue).toArray());
    }

    /** Adds the linear layer, and the bias less the functions' means. */
    private PortableModel sum(List<PortableLayer> functions, double[] less) {
        int classes = bias.length;
        int others = layout.others().size();
        float[] linear = others == 0 ? new float[0] : weights.values("linear/weights");
        float[] means = others == 0 ? new float[0] : weights.values("linear/means");
        float[] biases = new float[classes];
        for (int c = 0; c < classes; c++) {
            double sum = bias[c] - less[c];
            for (int i = 0; i < others; i++) {
                sum -= (double) means[i] * linear[i * classes + c];
            }
            biases[c] = (float) sum;
        }
        List<PortableLayer> parts = new ArrayList<>(functions);
        parts.add(new Chain(columns(layout.others()), new Dense(others, classes, linear, biases)));
        return new PortableModel(new Sum(parts));
    }
}
