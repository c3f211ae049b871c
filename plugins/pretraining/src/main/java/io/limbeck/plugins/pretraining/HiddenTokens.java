package io.limbeck.plugins.pretraining;

import io.limbeck.spi.tensorflow.AugmentationInputs;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Tokens hidden by a toss of their own, rows being {@code [window, fields]} of codes.
 *
 * @param inputs the batch
 * @param share chance of a token to be hidden
 * @param settings what becomes of it
 */
record HiddenTokens(AugmentationInputs inputs, float share, Mask.Settings settings) {

    Operand<TFloat32> features() {
        Ops tf = inputs.tf();
        int window = inputs.data().shape().get(0);
        int fields = inputs.data().shape().get(1);
        Operand<TFloat32> codes = inputs.features();
        Operand<TInt32> rows = tf.gather(tf.shape(codes), tf.constant(0), tf.constant(0));
        Operand<TInt32> tokens = tf.stack(List.of(rows, tf.constant(window)));
        // Code 0 of the first field: beyond the ends of the sentence.
        Operand<TFloat32> there =
                truth(tf, tf.math.greater(tf.gather(codes, tf.constant(0), tf.constant(2)), zero(tf)));
        Operand<TFloat32> hidden = each(
                tf,
                tf.math.mul(there, truth(tf, tf.math.less(inputs.uniform("hidden", tokens), tf.constant(share)))),
                codes);
        Operand<TFloat32> fate = inputs.uniform("fate", tokens);
        Operand<TFloat32> swapped = truth(tf, tf.math.less(fate, tf.constant((float) settings.swapped())));
        Operand<TFloat32> gone =
                truth(tf, tf.math.greaterEqual(fate, tf.constant((float) (settings.swapped() + settings.kept()))));
        Operand<TFloat32> others = others(tf, codes, rows, tokens, window, fields);
        Operand<TFloat32> code = tf.constant((float) settings.code());
        Operand<TFloat32> change = tf.math.add(
                tf.math.mul(each(tf, swapped, codes), tf.math.sub(others, codes)),
                tf.math.mul(each(tf, gone, codes), tf.math.sub(code, codes)));
        inputs.hide(hidden);
        return tf.math.add(codes, tf.math.mul(hidden, change));
    }

    /** {@return for every place the token in the middle of some row: there is always one} */
    private Operand<TFloat32> others(
            Ops tf, Operand<TFloat32> codes, Operand<TInt32> rows, Operand<TInt32> tokens, int window, int fields) {
        Operand<TInt32> other = Draws.row(tf, inputs.uniform("row", tokens), rows);
        Operand<TInt32> at = tf.math.add(tf.math.mul(other, tf.constant(window)), tf.constant(window / 2));
        return tf.gather(tf.reshape(codes, tf.array(-1, fields)), at, tf.constant(0));
    }

    private static Operand<TFloat32> zero(Ops tf) {
        return tf.constant(0f);
    }

    private static Operand<TFloat32> truth(Ops tf, Operand<TBool> condition) {
        return tf.dtypes.cast(condition, TFloat32.class);
    }

    /** {@return the same number for every field of a token} */
    private static Operand<TFloat32> each(Ops tf, Operand<TFloat32> token, Operand<TFloat32> codes) {
        return tf.math.mul(tf.expandDims(token, tf.constant(2)), tf.onesLike(codes));
    }
}
