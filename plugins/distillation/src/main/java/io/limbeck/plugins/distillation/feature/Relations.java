package io.limbeck.plugins.distillation.feature;

import io.limbeck.spi.tensorflow.LossInputs;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;

/** What rows of a batch are to each other. */
final class Relations {

    private Relations() {}

    /** {@return inner products of all pairs of rows, {@code [batch, batch]}} */
    static Operand<TFloat32> products(Ops tf, Operand<TFloat32> rows) {
        return tf.linalg.matMul(rows, rows, MatMul.transposeB(true));
    }

    /** {@return cosines of all pairs of rows; 0 beside a row of zeros} */
    static Operand<TFloat32> cosines(Ops tf, Operand<TFloat32> rows) {
        return products(tf, Norms.unit(tf, rows, 1));
    }

    /** {@return {@code xⱼ - xᵢ} for all pairs of rows, {@code [batch i, batch j, width]}} */
    static Operand<TFloat32> differences(Ops tf, Operand<TFloat32> rows) {
        return tf.math.sub(tf.expandDims(rows, tf.constant(0)), tf.expandDims(rows, tf.constant(1)));
    }

    /** {@return Huber's function with δ = 1: x² / 2 up to 1, |x| - 1/2 beyond} */
    static Operand<TFloat32> huber(Ops tf, Operand<TFloat32> values) {
        Operand<TFloat32> size = tf.math.abs(values);
        Operand<TFloat32> near = tf.math.minimum(size, tf.constant(1f));
        return tf.math.add(tf.math.mul(tf.constant(0.5f), tf.math.square(near)), tf.math.sub(size, near));
    }

    /** {@return shares of the rows, {@code [batch]}: by weight, or each alike; all 0 if every weight is} */
    static Operand<TFloat32> shares(LossInputs in, boolean weighted) {
        Ops tf = in.tf();
        Operand<TFloat32> weights = weighted ? in.weights() : tf.onesLike(in.weights());
        return tf.math.divNoNan(weights, tf.reduceSum(weights, tf.constant(0)));
    }

    /**
     * {@return the mean over pairs, triplets …: each counts by the product of its rows' shares}
     *
     * @param values {@code [batch, …, batch]}
     * @param rank 2 for pairs, 3 for triplets
     */
    static Operand<TFloat32> mean(LossInputs in, Operand<TFloat32> values, int rank, boolean weighted) {
        Ops tf = in.tf();
        Operand<TFloat32> shares = shares(in, weighted);
        Operand<TFloat32> mean = values;
        for (int axis = rank - 1; axis >= 0; axis--) {
            mean = tf.reduceSum(tf.math.mul(mean, shares), tf.constant(axis));
        }
        return mean;
    }
}
