package io.limbeck.engine.tensorflow;

import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * What is added to the gradients of a copy that trains on parts of the rows: μ·(u − w), which holds weights u near those
 * they began with, and a constant.
 *
 * @param replica whether the graph is such a copy
 * @param proximal μ
 * @param shifts whether there is a constant
 */
record Pull(boolean replica, double proximal, boolean shifts) {

    /** For a model that is trained by itself. */
    static final Pull NONE = new Pull(false, 0, false);

    private static final String ANCHOR = "anchor/";
    private static final String SHIFT = "shift/";

    Operand<TFloat32> on(Ops tf, Variables variables, String name, Operand<TFloat32> gradient) {
        Operand<TFloat32> pulled = gradient;
        if (proximal != 0) {
            Operand<TFloat32> way = tf.math.sub(variables.value(name), state(variables, anchor(name), name));
            pulled = tf.math.add(pulled, tf.math.mul(way, tf.constant((float) proximal)));
        }
        return shifts ? tf.math.add(pulled, state(variables, shift(name), name)) : pulled;
    }

    private static Operand<TFloat32> state(Variables variables, String state, String name) {
        Shape shape = Shape.of(variables.shape(name));
        variables.add(state, shape, new float[Math.toIntExact(shape.size())]);
        return variables.value(state);
    }

    /** {@return the name of what holds the values that a variable begins with} */
    static String anchor(String variable) {
        return ANCHOR + variable;
    }

    /** {@return the name of what holds a variable's shift} */
    static String shift(String variable) {
        return SHIFT + variable;
    }
}
