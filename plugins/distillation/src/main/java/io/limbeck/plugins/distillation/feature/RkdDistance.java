package io.limbeck.plugins.distillation.feature;

import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.tensorflow.LossInputs;
import jakarta.validation.constraints.NotBlank;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Relational distillation of distances: the mean over all pairs of rows of {@code huber(d_s / µ_s - d_t / µ_t)}, where
 * {@code d} is the distance of two rows in a layer and {@code µ} the mean of the batch's distances that are not zero
 * [1]. Moving, turning or scaling either layer changes nothing; the layers may have any shapes.
 *
 * <p>The mean is over {@code batch²} pairs, a row's pair with itself included, as in the authors' program; with
 * weights, a pair counts by the product of its rows' weights, and µ is taken without them. Costs {@code batch² · width}
 * floats: tap a dense layer, not large maps. The usual weight is 25.
 *
 * <p>[1] Park, Kim, Lu, Cho: Relational Knowledge Distillation, 2019, section 3.2.1.
 */
final class RkdDistance extends LayerTerm {

    @Summary("Relational distillation of the distances between rows, relative to their mean")
    record Settings(
            @Summary(LayerPair.TEACHER) @NotBlank String teacherLayer,
            @Summary(LayerPair.STUDENT) @NotBlank String studentLayer,

            @Summary(LayerPair.WEIGHTED_PAIRS) @Default("true")
            boolean weighted)
            implements LayerPair {}

    /** 65 thousand pairs: 256 MiB for a layer of a thousand units. */
    private static final int ROWS_AT_ONCE = 256;

    private final Settings settings;

    RkdDistance(Settings settings) {
        super(settings);
        this.settings = settings;
    }

    @Override
    public int rowsAtOnce() {
        return ROWS_AT_ONCE;
    }

    @Override
    Operand<TFloat32> loss(LossInputs in, Layers layers) {
        Ops tf = in.tf();
        Operand<TFloat32> difference = tf.math.sub(relative(layers.student()), relative(layers.teacher()));
        return Relations.mean(in, Relations.huber(tf, difference), 2, settings.weighted());
    }

    private static Operand<TFloat32> relative(Layer layer) {
        Ops tf = layer.tf();
        Operand<TFloat32> differences = Relations.differences(tf, layer.vectors());
        Operand<TFloat32> distances = Norms.root(tf, tf.reduceSum(tf.math.square(differences), tf.constant(2)));
        Operand<TFloat32> apart = Norms.heard(tf, distances, 0);
        Operand<TInt32> pairs = tf.constant(new int[] {0, 1});
        Operand<TFloat32> mean = tf.math.divNoNan(tf.reduceSum(distances, pairs), tf.reduceSum(apart, pairs));
        return tf.math.divNoNan(distances, mean);
    }
}
