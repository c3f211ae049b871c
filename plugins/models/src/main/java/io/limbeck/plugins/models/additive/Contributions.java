package io.limbeck.plugins.models.additive;

import io.limbeck.plugins.models.layer.Dense;
import io.limbeck.spi.model.TrainedWeights;
import io.limbeck.spi.tensorflow.Forward;
import io.limbeck.spi.tensorflow.ForwardInputs;
import io.limbeck.spi.tensorflow.Initializer;
import io.limbeck.spi.tensorflow.VariableScope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * What all additive models have in common: a bias, a weight for every float that is no number, {@code w (x − mean x)},
 * and the sum.
 */
final class Contributions {

    static final String TAP = "contributions";

    private final ForwardInputs inputs;
    private final Ops tf;
    private final Layout layout;
    private final int classes;

    Contributions(ForwardInputs inputs) {
        this.inputs = inputs;
        this.tf = inputs.tf();
        this.layout = Layout.of(inputs.rows());
        this.classes = inputs.data().classes().size();
    }

    Layout layout() {
        return layout;
    }

    /** {@return the numbers among the features, {@code [batch, numbers]}} */
    Operand<TFloat32> numbers(Operand<TFloat32> x) {
        return columns(x, layout.numbers());
    }

    private Operand<TFloat32> columns(Operand<TFloat32> x, List<Integer> positions) {
        return tf.gather(x, tf.constant(ints(positions)), tf.constant(1));
    }

    private static int[] ints(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }

    /**
     * {@return the whole graph}
     *
     * @param functions {@code [batch, numbers, classes]} with mean zero over the training rows; null if there are no
     *     numbers
     */
    Forward forward(@Nullable Operand<TFloat32> functions, Map<String, Operand<TFloat32>> penalties) {
        return forward(functions, null, penalties);
    }

    /**
     * {@return the whole graph}
     *
     * @param functions {@code [batch, numbers, classes]}; null if there are no numbers
     * @param means {@code [numbers, classes]}, their means over the training rows; null if those are zero
     */
    Forward forward(
            @Nullable Operand<TFloat32> functions,
            @Nullable Operand<TFloat32> means,
            Map<String, Operand<TFloat32>> penalties) {
        Operand<TFloat32> linear = layout.others().isEmpty() ? null : linear();
        Operand<TFloat32> all = joined(functions, linear);
        Operand<TFloat32> centred =
                means == null || functions == null ? all : joined(tf.math.sub(functions, means), linear);
        Operand<TFloat32> bias = inputs.variables().trainable("bias", Shape.of(classes), Initializer.zeros());
        Operand<TFloat32> logits = tf.math.add(tf.reduceSum(all, tf.constant(1)), bias);
        Map<String, Operand<TFloat32>> taps = new LinkedHashMap<>();
        taps.put(TAP, centred);
        taps.put("logits", logits);
        return new Forward(logits, taps, penalties);
    }

    /** Puts both kinds into the order of the features. */
    private Operand<TFloat32> joined(@Nullable Operand<TFloat32> functions, @Nullable Operand<TFloat32> linear) {
        if (functions == null) {
            if (linear == null) {
                throw new IllegalStateException("The rows have no features");
            }
            return linear;
        }
        if (linear == null) {
            return functions;
        }
        Operand<TFloat32> joined = tf.concat(List.of(functions, linear), tf.constant(1));
        return tf.gather(joined, tf.constant(layout.order()), tf.constant(1));
    }

    private Operand<TFloat32> linear() {
        int count = layout.others().size();
        VariableScope scope = inputs.variables().child("linear");
        Operand<TFloat32> weights = scope.trainable("weights", Shape.of(count, classes), Initializer.zeros());
        Operand<TFloat32> means = scope.fixed("means", Shape.of(count), this::means);
        Operand<TFloat32> x = tf.math.sub(columns(Dense.flat(inputs), layout.others()), means);
        return tf.math.mul(tf.expandDims(x, tf.constant(2)), weights);
    }

    private float[] means() {
        int width = layout.width();
        float[] matrix = inputs.rows().matrix();
        float[] means = new float[layout.others().size()];
        for (int i = 0; i < means.length; i++) {
            double sum = 0;
            for (int at = layout.others().get(i); at < matrix.length; at += width) {
                sum += matrix[at];
            }
            means[i] = (float) (sum / inputs.rows().rows());
        }
        return means;
    }

    /** {@return how many floats of a row are used, and how many of them have a function} */
    static Map<String, Double> facts(TrainedWeights weights) {
        Map<String, Double> facts = new LinkedHashMap<>();
        double functions = weights.names().contains("shapes/values") ? weights.shape("shapes/values")[0] : 0;
        double linear = weights.names().contains("linear/weights") ? weights.shape("linear/weights")[0] : 0;
        facts.put("featuresUsed", functions + linear);
        facts.put("functions", functions);
        return facts;
    }
}
