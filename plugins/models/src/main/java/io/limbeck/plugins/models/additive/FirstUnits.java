package io.limbeck.plugins.models.additive;

import io.limbeck.spi.portable.PortableFunction;
import io.limbeck.spi.portable.PortableLayer;
import io.limbeck.spi.tensorflow.Initializer;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Units of the first layer of a feature's network, which see one standardised number each. */
enum FirstUnits {
    /** {@code max(0, w (x − b))}. */
    RELU {
        @Override
        Initializer weights() {
            return Initializer.normal(1);
        }

        @Override
        Operand<TFloat32> apply(Ops tf, Operand<TFloat32> distance, Operand<TFloat32> weights) {
            return tf.nn.relu(tf.math.mul(distance, weights));
        }

        @Override
        PortableFunction portable() {
            return PortableFunction.RELU;
        }

        @Override
        double slope(float weight) {
            return weight;
        }
    },
    /**
     * {@code min(1, max(0, e^w (x − b)))}: small changes of w make steep steps, so that functions may jump (Agarwal et
     * al. 2021, section 2; w begins near 3, as there).
     */
    EXU {
        @Override
        Initializer weights() {
            return (shape, random) -> {
                float[] values = Initializer.normal(0.5).values(shape, random);
                for (int i = 0; i < values.length; i++) {
                    values[i] += 3;
                }
                return values;
            };
        }

        @Override
        Operand<TFloat32> apply(Ops tf, Operand<TFloat32> distance, Operand<TFloat32> weights) {
            Operand<TFloat32> steep = tf.math.mul(distance, tf.math.exp(weights));
            return tf.clipByValue(steep, tf.constant(0f), tf.constant(1f));
        }

        @Override
        PortableFunction portable() {
            return PortableFunction.CLIP;
        }

        @Override
        double slope(float weight) {
            return Math.exp(weight);
        }
    };

    /** {@return first values of w} */
    abstract Initializer weights();

    /**
     * {@return {@code [batch, features, units]}}
     *
     * @param distance {@code x − b}, {@code [batch, features, units]}
     * @param weights {@code [features, units]}
     */
    abstract Operand<TFloat32> apply(Ops tf, Operand<TFloat32> distance, Operand<TFloat32> weights);

    /** {@return what is done to the units' sums} */
    abstract PortableFunction portable();

    /** {@return what the distance is multiplied with} */
    abstract double slope(float weight);

    /** {@return the units' sums of one feature as a formula, {@code slope(w) (x − b)}} */
    PortableLayer.Dense portable(float[] centres, float[] weights) {
        float[] slopes = new float[weights.length];
        float[] biases = new float[weights.length];
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] = (float) slope(weights[i]);
            biases[i] = (float) (-slope(weights[i]) * centres[i]);
        }
        return new PortableLayer.Dense(1, slopes.length, slopes, biases);
    }
}
