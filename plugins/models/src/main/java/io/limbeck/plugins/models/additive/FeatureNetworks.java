package io.limbeck.plugins.models.additive;

import io.limbeck.spi.data.Table;
import io.limbeck.spi.tensorflow.ForwardInputs;
import io.limbeck.spi.tensorflow.Initializer;
import io.limbeck.spi.tensorflow.VariableScope;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** A network for every number, all of the same form, computed together. Numbers are standardised first. */
final class FeatureNetworks {

    private final ForwardInputs inputs;
    private final Ops tf;
    private final VariableScope scope;
    private final List<Integer> numbers;
    private final FirstUnits units;
    private final List<Integer> hidden;
    private final float dropout;

    FeatureNetworks(
            ForwardInputs inputs, List<Integer> numbers, FirstUnits units, List<Integer> hidden, float dropout) {
        this.inputs = inputs;
        this.tf = inputs.tf();
        this.scope = inputs.variables().child("shapes");
        this.numbers = numbers;
        this.units = units;
        this.hidden = hidden;
        this.dropout = dropout;
    }

    /**
     * {@return {@code [rows, numbers, classes]}}
     *
     * @param x {@code [rows, numbers]}
     * @param learning whether units are left out at random
     */
    Operand<TFloat32> outputs(Operand<TFloat32> x, boolean learning) {
        int first = hidden.get(0);
        Operand<TFloat32> centres = trainable("centres", Initializer.normal(1), first);
        Operand<TFloat32> distance = tf.math.sub(tf.expandDims(standardized(x), tf.constant(2)), centres);
        Operand<TFloat32> active = units.apply(tf, distance, trainable("weights", units.weights(), first));
        active = dropped("hidden0", active, learning);
        for (int i = 1; i < hidden.size(); i++) {
            active = dropped(
                    "hidden" + i, tf.nn.relu(layer("hidden" + i, active, hidden.get(i - 1), hidden.get(i))), learning);
        }
        int last = hidden.get(hidden.size() - 1);
        return layer("values", active, last, inputs.data().classes().size());
    }

    private Operand<TFloat32> dropped(String name, Operand<TFloat32> active, boolean learning) {
        return learning ? inputs.dropout(name, active, dropout) : active;
    }

    /** A layer in every network; weights uniform as by Glorot and Bengio, for one network's own layer. */
    private Operand<TFloat32> layer(String name, Operand<TFloat32> x, int from, int to) {
        Operand<TFloat32> weights = trainable(name, Initializer.uniform(Math.sqrt(6.0 / (from + to))), from, to);
        Operand<TFloat32> biases = trainable(name + "-biases", Initializer.zeros(), to);
        return tf.math.add(PerFeature.product(tf, x, weights), biases);
    }

    private Operand<TFloat32> trainable(String name, Initializer initializer, long... shape) {
        return scope.trainable(name, Shape.of(numbers.size()).append(Shape.of(shape)), initializer);
    }

    private Operand<TFloat32> standardized(Operand<TFloat32> x) {
        Shape each = Shape.of(numbers.size());
        Operand<TFloat32> means = scope.fixed("means", each, () -> spread(inputs.rows(), true));
        Operand<TFloat32> scales = scope.fixed("scales", each, () -> spread(inputs.rows(), false));
        return tf.math.mul(tf.math.sub(x, means), scales);
    }

    /** Means of the training rows, or one over their standard deviations; 0 for a constant. */
    private float[] spread(Table rows, boolean means) {
        float[] matrix = rows.matrix();
        int width = rows.width();
        float[] values = new float[numbers.size()];
        for (int i = 0; i < values.length; i++) {
            double sum = 0;
            double squares = 0;
            for (int at = numbers.get(i); at < matrix.length; at += width) {
                sum += matrix[at];
                squares += (double) matrix[at] * matrix[at];
            }
            double mean = sum / rows.rows();
            double deviation = Math.sqrt(Math.max(0, squares / rows.rows() - mean * mean));
            values[i] = (float) (means ? mean : deviation > 1e-6 * Math.abs(mean) ? 1 / deviation : 0);
        }
        return values;
    }
}
