package io.limbeck.plugins.distillation.term;

import io.limbeck.spi.tensorflow.LossInputs;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Means over the rows of a batch. */
public final class Rows {

    private Rows() {}

    /** {@return {@code Σ w · value / Σ w}, zero if every weight is zero} */
    public static Operand<TFloat32> weightedMean(LossInputs in, Operand<TFloat32> perRow) {
        Ops tf = in.tf();
        Operand<TFloat32> total = tf.reduceSum(tf.math.mul(in.weights(), perRow), tf.constant(0));
        return tf.math.divNoNan(total, tf.reduceSum(in.weights(), tf.constant(0)));
    }

    /** {@return the mean over rows, by weight or each row alike} */
    public static Operand<TFloat32> mean(LossInputs in, Operand<TFloat32> perRow, boolean weighted) {
        return weighted
                ? weightedMean(in, perRow)
                : in.tf().math.mean(perRow, in.tf().constant(0));
    }
}
