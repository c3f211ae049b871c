package io.limbeck.plugins.fairness.loss;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * How the rates of several groups become one gap. With two groups {@link #MAX_MIN} and {@link #MEAN_PAIRWISE} are both
 * {@code |a - b|}; {@link #TO_OVERALL} is smaller, as the overall rate lies between the two.
 */
enum Aggregate {
    /** Largest rate less smallest rate: Fairlearn's {@code between_groups}. Gives gradient to the two extremes only. */
    MAX_MIN {
        @Override
        Operand<TFloat32> gap(Ops tf, GroupRates rates, boolean relative) {
            Operand<TFloat32> largest = rates.largest(tf);
            Operand<TFloat32> gap = tf.math.sub(largest, rates.smallest(tf));
            return relative ? tf.math.divNoNan(gap, largest) : gap;
        }
    },

    /** Mean of the gaps of all pairs of groups: gives gradient to every group. */
    MEAN_PAIRWISE {
        @Override
        Operand<TFloat32> gap(Ops tf, GroupRates rates, boolean relative) {
            Operand<TFloat32> across = rates.rates();
            Operand<TFloat32> down = tf.linalg.transpose(across, tf.constant(new int[] {1, 0}));
            Operand<TFloat32> present = rates.present();
            Operand<TFloat32> pairs = tf.math.mul(present, tf.linalg.transpose(present, tf.constant(new int[] {1, 0})));
            Operand<TFloat32> gaps = tf.math.mul(between(tf, across, down, relative), pairs);
            Operand<TFloat32> groups = rates.count(tf);
            Operand<TFloat32> ordered = tf.math.mul(groups, tf.math.sub(groups, tf.constant(1f)));
            return tf.math.divNoNan(tf.reduceSum(gaps, tf.constant(new int[] {0, 1})), ordered);
        }
    },

    /** Largest distance of a group's rate from the rate of all rows of known groups: Fairlearn's {@code to_overall}. */
    TO_OVERALL {
        @Override
        Operand<TFloat32> gap(Ops tf, GroupRates rates, boolean relative) {
            Operand<TFloat32> gaps = between(tf, rates.rates(), rates.overall(), relative);
            return tf.reduceMax(tf.math.mul(gaps, rates.present()), tf.constant(new int[] {0, 1}));
        }
    };

    /**
     * {@return the gap, a scalar; means nothing where fewer than two groups are present}
     *
     * @param relative whether each gap is divided by the larger of its two rates, 0 / 0 being 0
     */
    abstract Operand<TFloat32> gap(Ops tf, GroupRates rates, boolean relative);

    private static Operand<TFloat32> between(Ops tf, Operand<TFloat32> one, Operand<TFloat32> other, boolean relative) {
        Operand<TFloat32> gap = tf.math.abs(tf.math.sub(one, other));
        return relative ? tf.math.divNoNan(gap, tf.math.maximum(one, other)) : gap;
    }
}
