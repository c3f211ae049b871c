package io.limbeck.plugins.models.additive;

import io.limbeck.spi.data.Table;
import java.util.List;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The basis of functions of one number: at knots t₀ < … < t₋₁ it is one for the knot and zero for all others, and its
 * parts sum to one everywhere. With the way {@code r_k(x)} from knot k − 1 to knot k, {@code b_0 = 1 − r_1}, {@code b_k
 * = r_k − r_{k+1}}, {@code b_{K−1} = r_{K−1}}.
 *
 * @param shape what is between the knots
 * @param count knots for each number; the last one is repeated where there are fewer
 */
record Knots(Shape shape, int count) {

    /** {@return the knots of each number, {@code [numbers, count]}, at even shares of the training rows} */
    float[] place(Table rows, List<Integer> numbers) {
        float[] matrix = rows.matrix();
        float[] knots = new float[numbers.size() * count];
        for (int i = 0; i < numbers.size(); i++) {
            float[] sorted = Quantiles.sorted(matrix, rows.width(), numbers.get(i));
            System.arraycopy(Quantiles.different(sorted, count), 0, knots, i * count, count);
        }
        return knots;
    }

    /** {@return the mean of each part over the rows, {@code [numbers, count]}} */
    float[] means(Table rows, List<Integer> numbers) {
        float[] knots = place(rows, numbers);
        float[] matrix = rows.matrix();
        int width = rows.width();
        double[] sums = new double[knots.length];
        for (int row = 0; row < rows.rows(); row++) {
            for (int i = 0; i < numbers.size(); i++) {
                float x = matrix[row * width + numbers.get(i)];
                double before = 1;
                for (int k = 0; k < count; k++) {
                    int at = i * count + k;
                    double next = k == count - 1 ? 0 : shape.ramp(x, knots[at], knots[at + 1]);
                    sums[at] += before - next;
                    before = next;
                }
            }
        }
        float[] means = new float[sums.length];
        IntStream.range(0, means.length).forEach(i -> means[i] = (float) (sums[i] / rows.rows()));
        return means;
    }

    /**
     * {@return {@code [batch, numbers, count]}, the parts of every number}
     *
     * @param x {@code [batch, numbers]}
     * @param knots {@code [numbers, count]}
     */
    Operand<TFloat32> basis(Ops tf, Operand<TFloat32> x, Operand<TFloat32> knots, int numbers) {
        Operand<TFloat32> below = tf.slice(knots, tf.array(0, 0), tf.array(numbers, count - 1));
        Operand<TFloat32> above = tf.slice(knots, tf.array(0, 1), tf.array(numbers, count - 1));
        Operand<TFloat32> ramps = shape.ramp(tf, tf.expandDims(x, tf.constant(2)), below, above);
        Operand<TFloat32> before = tf.pad(ramps, tf.constant(new int[][] {{0, 0}, {0, 0}, {1, 0}}), tf.constant(1f));
        Operand<TFloat32> after = tf.pad(ramps, tf.constant(new int[][] {{0, 0}, {0, 0}, {0, 1}}), tf.constant(0f));
        return tf.math.sub(before, after);
    }
}
