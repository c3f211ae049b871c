package io.limbeck.plugins.fairness.loss.groups;

import io.limbeck.spi.tensorflow.LossInputs;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.types.TFloat32;

/**
 * Who of a batch is in which group, and for how much each counts.
 *
 * @param tf where to build operations
 * @param names the groups' names, in code order
 * @param counted {@code [batch, groups]}: what a row counts in its own group, 0 elsewhere; a row whose group is unknown, or
 *     that is left out, is a row of zeros
 */
public record Members(Ops tf, List<String> names, Operand<TFloat32> counted) {

    /**
     * {@return the members of an attribute's groups}
     *
     * @param weighted whether rows count by their weight, otherwise 1
     * @param among 1 for rows that are looked at, else 0, {@code [batch]}
     */
    public static Members of(LossInputs in, GroupSettings settings, boolean weighted, Operand<TFloat32> among) {
        Ops tf = in.tf();
        String attribute = settings.requireAttribute(in.attributes());
        List<String> names = in.groupNames(attribute);
        Operand<TFloat32> membership =
                tf.oneHot(in.groups(attribute), tf.constant(names.size()), tf.constant(1f), tf.constant(0f));
        Operand<TFloat32> rows = weighted ? tf.math.mul(among, in.weights()) : among;
        return new Members(tf, names, tf.math.mul(membership, tf.expandDims(rows, tf.constant(1))));
    }

    /** {@return the number of groups there are in all} */
    public int groups() {
        return names.size();
    }

    /** {@return what all rows of each group count together, {@code [1, groups]}} */
    public Operand<TFloat32> totals() {
        return tf.reduceSum(counted, tf.constant(0), ReduceSum.keepDims(true));
    }

    /** {@return 1 for a group with rows in the batch, else 0, {@code [1, groups]}} */
    public Operand<TFloat32> present() {
        return tf.dtypes.cast(tf.math.greater(totals(), tf.constant(0f)), TFloat32.class);
    }

    /** {@return each row's share of its group, {@code [batch, groups]}; the columns of groups that are present sum to 1} */
    public Operand<TFloat32> shares() {
        return tf.math.divNoNan(counted, totals());
    }

    /** {@return each row's share of all rows of known groups, {@code [batch, groups]}; sums to 1, or to 0 if there are none} */
    public Operand<TFloat32> sharesOfAll() {
        return tf.math.divNoNan(counted, tf.reduceSum(counted, tf.constant(new int[] {0, 1})));
    }
}
