package io.limbeck.plugins.pretraining;

import io.limbeck.spi.data.Span;
import io.limbeck.spi.tensorflow.AugmentationInputs;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Columns hidden by a toss of their own in each row.
 *
 * @param inputs the batch
 * @param share chance of a column to be hidden
 * @param filling what stands there
 */
record HiddenColumns(AugmentationInputs inputs, float share, Mask.Filling filling) {

    Operand<TFloat32> features() {
        Ops tf = inputs.tf();
        List<Span> spans = inputs.spans();
        int width = Span.width(spans);
        int[] spanOf = new int[width];
        int[] places = new int[width];
        for (int i = 0; i < spans.size(); i++) {
            for (int place = spans.get(i).from(); place < spans.get(i).to(); place++) {
                spanOf[place] = i;
                places[place] = place;
            }
        }
        Operand<TInt32> shape = tf.shape(inputs.features());
        Operand<TInt32> rows = tf.gather(shape, tf.constant(0), tf.constant(0));
        Operand<TInt32> tosses = tf.stack(List.of(rows, tf.constant(spans.size())));
        Operand<TFloat32> flat = tf.reshape(inputs.features(), tf.array(-1, width));
        Operand<TFloat32> hidden = tf.gather(
                tf.dtypes.cast(tf.math.less(inputs.uniform("hidden", tosses), tf.constant(share)), TFloat32.class),
                tf.constant(spanOf),
                tf.constant(1));
        Operand<TFloat32> filled =
                switch (filling) {
                    case ZERO -> tf.zerosLike(flat);
                    case ANOTHER_ROW -> {
                        Operand<TInt32> other = tf.gather(
                                Draws.row(tf, inputs.uniform("row", tosses), rows),
                                tf.constant(spanOf),
                                tf.constant(1));
                        Operand<TInt32> at = tf.math.add(tf.math.mul(other, tf.constant(width)), tf.constant(places));
                        yield tf.gather(tf.reshape(flat, tf.array(-1)), at, tf.constant(0));
                    }
                };
        inputs.hide(tf.reshape(hidden, shape));
        return tf.reshape(tf.math.add(flat, tf.math.mul(hidden, tf.math.sub(filled, flat))), shape);
    }
}
