package io.limbeck.plugins.compression.quantization;

import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceMax;
import org.tensorflow.types.TFloat32;

/**
 * Weights as whole numbers, symmetric around zero, with a scale for each unit or filter (the last dimension) [1]:
 * {@code scale = max |w| / (2^(bits − 1) − 1)}, {@code q = round(w / scale)}, {@code w' = q · scale}. Zero stays zero, so
 * that pruned weights stay pruned; halves go to the even neighbour. Graph and Java compute the same, to the last bit.
 *
 * <p>[1] Krishnamoorthi: Quantizing Deep Convolutional Networks for Efficient Inference, 2018, sections 2.2 and 3.1.1;
 * Jacob et al.: Quantization and Training of Neural Networks for Efficient Integer-Arithmetic-Only Inference, 2018,
 * section 3 (weights never take the lowest number, −2^(bits − 1)).
 *
 * @param bits of a weight
 */
record WeightGrid(int bits) {

    private float most() {
        return (1 << (bits - 1)) - 1;
    }

    /** {@return the weights on the grid, {@code […, units]}}; the gradient goes straight through */
    Operand<TFloat32> rounded(Ops tf, Operand<TFloat32> weights) {
        int dimensions = weights.shape().numDimensions();
        int[] within = IntStream.range(0, dimensions - 1).toArray();
        Operand<TFloat32> largest = tf.reduceMax(tf.math.abs(weights), tf.constant(within), ReduceMax.keepDims(true));
        Operand<TFloat32> scale = tf.math.div(largest, tf.constant(most()));
        Operand<TFloat32> none = tf.dtypes.cast(tf.math.equal(scale, tf.constant(0f)), TFloat32.class);
        Operand<TFloat32> numbers = tf.math.rint(tf.math.div(weights, tf.math.add(scale, none)));
        Operand<TFloat32> rounded = tf.stopGradient(tf.math.mul(numbers, scale));
        return tf.math.add(rounded, tf.math.sub(weights, tf.stopGradient(weights)));
    }

    /**
     * {@return the weights on the grid}
     *
     * @param weights row-major
     * @param units length of the last dimension
     */
    float[] rounded(float[] weights, int units) {
        float[] scales = new float[units];
        for (int i = 0; i < weights.length; i++) {
            scales[i % units] = Math.max(scales[i % units], Math.abs(weights[i]));
        }
        for (int unit = 0; unit < units; unit++) {
            scales[unit] /= most();
        }
        float[] rounded = new float[weights.length];
        for (int i = 0; i < weights.length; i++) {
            float scale = scales[i % units];
            // Plus zero: the negative zeros of small negative weights become positive, as in the graph.
            rounded[i] = scale == 0 ? 0 : (float) Math.rint(weights[i] / scale) * scale + 0f;
        }
        return rounded;
    }
}
