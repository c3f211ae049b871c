package io.limbeck.plugins.distillation.feature;

import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.tensorflow.LossInputs;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Relational distillation of angles: the mean over all triplets of rows of {@code huber(cos_s - cos_t)}, where {@code
 * cos} is the cosine of the angle at row i between rows j and k in a layer [1]. Moving, turning or scaling either layer
 * changes nothing; the layers may have any shapes.
 *
 * <p>The mean is over {@code batch³} triplets, as in the authors' program; with weights, a triplet counts by the
 * product of its rows' weights. Costs {@code batch³} floats and {@code batch³ · width} steps: 128 rows are 2 million
 * cosines, 1024 rows do not fit. The usual weight is 50, twice that of {@link RkdDistance}.
 *
 * <p>[1] Park, Kim, Lu, Cho: Relational Knowledge Distillation, 2019, section 3.2.2.
 */
final class RkdAngle extends LayerTerm {

    @Summary("Relational distillation of the angles that three rows form; small batches only")
    record Settings(
            @Summary(LayerPair.TEACHER) @NotBlank String teacherLayer,
            @Summary(LayerPair.STUDENT) @NotBlank String studentLayer,

            @Summary("Whether a triplet of rows counts by the product of their weights; otherwise each counts alike")
            @Default("true")
            boolean weighted)
            implements LayerPair {}

    /** 2 million cosines: 8 MiB a matrix. */
    private static final int ROWS_AT_ONCE = 128;

    private final Settings settings;

    RkdAngle(Settings settings) {
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
        Operand<TFloat32> difference = tf.math.sub(cosines(layers.student()), cosines(layers.teacher()));
        return Relations.mean(in, Relations.huber(tf, difference), 3, settings.weighted());
    }

    private static Operand<TFloat32> cosines(Layer layer) {
        Ops tf = layer.tf();
        Operand<TFloat32> directions = Norms.unit(tf, Relations.differences(tf, layer.vectors()), 2);
        return tf.linalg.einsum(List.of(directions, directions), "ijd,ikd->ijk");
    }
}
