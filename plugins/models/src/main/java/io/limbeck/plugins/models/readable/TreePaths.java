package io.limbeck.plugins.models.readable;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Stack;
import org.tensorflow.types.TFloat32;

/**
 * The ways through a complete binary tree whose gates are chances: at inner node i a row goes right with
 * {@code p_i = σ(z_i)}.
 *
 * <p>Nodes are numbered by levels, left to right: the root is 0, the children of i are 2i + 1 and 2i + 2, leaves are
 * counted from 0 again. Chances are summed as logarithms, {@code log σ(z) = -softplus(-z)}, so that they neither vanish
 * nor lose their digits however deep the tree.
 *
 * @param levels for every level from the root to the leaves {@code [batch, 2^level]}: log chance of coming there
 * @param right {@code [batch, gates]}: chance of going right at an inner node, given that one is there
 * @param left {@code [batch, gates]}: 1 - right, not by subtraction
 */
record TreePaths(List<Operand<TFloat32>> levels, Operand<TFloat32> right, Operand<TFloat32> left) {

    /**
     * {@return the ways through a tree}
     *
     * @param sums {@code [batch, 2^depth - 1]}, the z of every inner node
     */
    static TreePaths of(Ops tf, Operand<TFloat32> sums, int depth) {
        Operand<TFloat32> logRight = tf.math.neg(tf.math.softplus(tf.math.neg(sums)));
        Operand<TFloat32> logLeft = tf.math.neg(tf.math.softplus(sums));
        List<Operand<TFloat32>> levels = new ArrayList<>();
        Operand<TFloat32> here = tf.zerosLike(level(tf, sums, 0));
        levels.add(here);
        for (int level = 0; level < depth; level++) {
            Operand<TFloat32> children = tf.stack(
                    List.of(
                            tf.math.add(here, level(tf, logLeft, level)),
                            tf.math.add(here, level(tf, logRight, level))),
                    Stack.axis(2L));
            here = tf.reshape(children, tf.array(-1, 2 << level));
            levels.add(here);
        }
        return new TreePaths(levels, tf.math.exp(logRight), tf.math.exp(logLeft));
    }

    private static Operand<TFloat32> level(Ops tf, Operand<TFloat32> gates, int level) {
        return tf.slice(gates, tf.array(0, (1 << level) - 1), tf.array(-1, 1 << level));
    }

    /** {@return {@code [batch, leaves]}: log chance of ending at each leaf} */
    Operand<TFloat32> leaves() {
        return levels.get(levels.size() - 1);
    }

    /** {@return {@code [batch, gates]}: chance of coming by each inner node} */
    Operand<TFloat32> visits(Ops tf) {
        List<Operand<TFloat32>> inner = levels.subList(0, levels.size() - 1);
        return tf.math.exp(inner.size() == 1 ? inner.get(0) : tf.concat(inner, tf.constant(1)));
    }
}
