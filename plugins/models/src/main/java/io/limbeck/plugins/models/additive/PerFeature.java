package io.limbeck.plugins.models.additive;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Small products, one for each feature, as one batched product. */
final class PerFeature {

    private PerFeature() {}

    /**
     * {@return {@code [batch, features, outputs]}}
     *
     * @param x {@code [batch, features, inputs]}
     * @param weights {@code [features, inputs, outputs]}
     */
    static Operand<TFloat32> product(Ops tf, Operand<TFloat32> x, Operand<TFloat32> weights) {
        Operand<TFloat32> byFeature = tf.linalg.transpose(x, tf.array(1, 0, 2));
        return tf.linalg.transpose(tf.train.batchMatMul(byFeature, weights, TFloat32.class), tf.array(1, 0, 2));
    }
}
