package io.limbeck.plugins.models.readable;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Asks every gate of a tree to send half of what comes by to either side [1]: {@code -Σ_i λ_i · ½ (log α_i + log(1 -
 * α_i))} with {@code α_i = Σ_x P_i(x) p_i(x) / Σ_x P_i(x)}, {@code P_i} being the chance of coming by node i, {@code
 * p_i} that of going right there, and {@code λ_i = λ · decay^level}. It is least, {@code Σ λ_i · log 2}, when every
 * {@code α_i} is one half.
 *
 * <p>The sums run over the batch. The paper keeps an exponential running mean whose window doubles with each level; a
 * batch of some hundred rows serves as well, since a gate far down, of which a batch says little, has little weight.
 *
 * <p>[1] Frosst, Hinton: Distilling a Neural Network Into a Soft Decision Tree, 2017, section 3.
 */
final class BalancePenalty {

    /** Rows, as chances, that are taken to have come by each node already and split evenly; keeps logarithms finite. */
    private static final float PRIOR = 1e-4f;

    private BalancePenalty() {}

    /** {@return the penalty, a scalar} */
    static Operand<TFloat32> of(Ops tf, TreePaths paths, int depth, float lambda, float decay) {
        Operand<TFloat32> visits = paths.visits(tf);
        Operand<TFloat32> right = sum(tf, tf.math.mul(visits, paths.right()));
        Operand<TFloat32> left = sum(tf, tf.math.mul(visits, paths.left()));
        Operand<TFloat32> log = tf.math.sub(
                tf.math.add(tf.math.log(right), tf.math.log(left)),
                tf.math.mul(tf.constant(2f), tf.math.log(tf.math.add(right, left))));
        return tf.math.neg(tf.reduceSum(tf.math.mul(tf.constant(weights(depth, lambda, decay)), log), tf.constant(0)));
    }

    private static Operand<TFloat32> sum(Ops tf, Operand<TFloat32> rows) {
        return tf.math.add(tf.reduceSum(rows, tf.constant(0)), tf.constant(PRIOR / 2));
    }

    /** {@return λ_i / 2 of every inner node} */
    private static float[] weights(int depth, float lambda, float decay) {
        float[] weights = new float[(1 << depth) - 1];
        for (int level = 0; level < depth; level++) {
            for (int node = (1 << level) - 1; node < (2 << level) - 1; node++) {
                weights[node] = lambda / 2 * (float) Math.pow(decay, level);
            }
        }
        return weights;
    }
}
