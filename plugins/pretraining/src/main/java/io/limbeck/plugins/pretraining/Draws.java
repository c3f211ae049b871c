package io.limbeck.plugins.pretraining;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Whole numbers from chances. */
final class Draws {

    private Draws() {}

    /** {@return for each chance a row number below {@code rows}} */
    static Operand<TInt32> row(Ops tf, Operand<TFloat32> chance, Operand<TInt32> rows) {
        Operand<TFloat32> scaled = tf.math.mul(chance, tf.dtypes.cast(rows, TFloat32.class));
        // A chance just below 1 may be rounded up by the product.
        return tf.math.minimum(tf.dtypes.cast(scaled, TInt32.class), tf.math.sub(rows, tf.constant(1)));
    }
}
