package io.limbeck.plugins.fairness.loss.kernel;

import io.limbeck.plugins.fairness.loss.groups.Members;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.types.TFloat32;

/**
 * Over which pairs of rows the mean kernel within a group is taken (Gretton et al.: A Kernel Two-Sample Test, 2012). For a
 * kernel that is 1 at distance 0, whose mean is κ for two rows drawn from one distribution, groups of m and n rows with the
 * same distribution have on average the discrepancy {@code (1 - κ) (1/m + 1/n)} with pairs of a row with itself, and 0
 * without them.
 */
enum Estimate {
    /** All pairs, a row with itself included: equation 5, and MinDiff's. Never negative. */
    BIASED {
        @Override
        Operand<TFloat32> within(Members members, Operand<TFloat32> within) {
            return within;
        }

        @Override
        Operand<TFloat32> counted(Members members) {
            return members.present();
        }
    },
    /** Pairs of different rows: equation 3. Below 0 where groups are more alike than chance has it. */
    UNBIASED {
        @Override
        Operand<TFloat32> within(Members members, Operand<TFloat32> within) {
            Ops tf = members.tf();
            return tf.math.divNoNan(
                    tf.math.mul(tf.math.sub(within, squares(members)), counted(members)), others(members));
        }

        @Override
        Operand<TFloat32> counted(Members members) {
            Ops tf = members.tf();
            Operand<TFloat32> two = tf.dtypes.cast(
                    tf.math.greater(others(members), tf.constant(SMALLEST_SHARE_OF_PAIRS)), TFloat32.class);
            return tf.math.mul(two, members.present());
        }

        /** {@return the share of a group's pairs, by weight, that are of two different rows, {@code [1, groups]}} */
        private Operand<TFloat32> others(Members members) {
            return members.tf().math.sub(members.tf().constant(1f), squares(members));
        }
    };

    /** Below it a group is as good as one row: what is left of 1 in single precision is rounding. */
    private static final float SMALLEST_SHARE_OF_PAIRS = 1e-5f;

    /**
     * {@return the mean kernel within each group, {@code [1, groups]}}
     *
     * @param within the mean over all pairs, {@code [1, groups]}
     */
    abstract Operand<TFloat32> within(Members members, Operand<TFloat32> within);

    /** {@return 1 for a group with rows enough to be compared, else 0, {@code [1, groups]}} */
    abstract Operand<TFloat32> counted(Members members);

    /** {@return the share of each group's pairs that are of a row with itself, {@code [1, groups]}} */
    static Operand<TFloat32> squares(Members members) {
        Ops tf = members.tf();
        return tf.reduceSum(tf.math.square(members.shares()), tf.constant(0), ReduceSum.keepDims(true));
    }
}
