package io.limbeck.plugins.fairness.loss;

import io.limbeck.spi.tensorflow.LossInputs;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Mean of a row value in each group of a batch. Groups are summed by one product with the matrix of memberships, {@code
 * [batch, groups]}: a row whose group is unknown is a row of zeros there and counts for nobody.
 *
 * @param rates {@code [1, groups]}, in [0, 1]; 0 for a group without rows
 * @param present {@code [1, groups]}, 1 for a group with rows in the batch, else 0
 * @param overall the mean over all rows of known groups, a scalar
 */
record GroupRates(Operand<TFloat32> rates, Operand<TFloat32> present, Operand<TFloat32> overall) {

    /**
     * {@return the rates of a value in [0, 1]}
     *
     * @param value the value of each row, {@code [batch]}
     * @param counted weight with which each row counts, {@code [batch]}; 0 leaves it out
     */
    static GroupRates of(LossInputs in, String attribute, Operand<TFloat32> value, Operand<TFloat32> counted) {
        Ops tf = in.tf();
        Operand<TFloat32> membership = tf.oneHot(
                in.groups(attribute), tf.constant(in.groupNames(attribute).size()), tf.constant(1f), tf.constant(0f));
        Operand<TFloat32> sums = perGroup(tf, tf.math.mul(value, counted), membership);
        Operand<TFloat32> counts = perGroup(tf, counted, membership);
        Operand<TFloat32> present = tf.dtypes.cast(tf.math.greater(counts, tf.constant(0f)), TFloat32.class);
        Operand<TFloat32> overall = tf.math.divNoNan(sum(tf, sums), sum(tf, counts));
        return new GroupRates(tf.math.divNoNan(sums, counts), present, overall);
    }

    private static Operand<TFloat32> perGroup(Ops tf, Operand<TFloat32> rows, Operand<TFloat32> membership) {
        return tf.linalg.matMul(tf.expandDims(rows, tf.constant(0)), membership);
    }

    private static Operand<TFloat32> sum(Ops tf, Operand<TFloat32> matrix) {
        return tf.reduceSum(matrix, tf.constant(new int[] {0, 1}));
    }

    /** {@return the number of groups present} */
    Operand<TFloat32> count(Ops tf) {
        return sum(tf, present);
    }

    /** {@return the largest rate of a group that is present} */
    Operand<TFloat32> largest(Ops tf) {
        return tf.reduceMax(tf.math.sub(rates, absent(tf)), tf.constant(new int[] {0, 1}));
    }

    /** {@return the smallest rate of a group that is present} */
    Operand<TFloat32> smallest(Ops tf) {
        Operand<TFloat32> raised = tf.math.add(rates, tf.math.mul(absent(tf), tf.constant(2f)));
        return tf.reduceMin(raised, tf.constant(new int[] {0, 1}));
    }

    private Operand<TFloat32> absent(Ops tf) {
        return tf.math.sub(tf.constant(1f), present);
    }
}
