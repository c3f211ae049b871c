package io.limbeck.plugins.distillation.feature;

import io.limbeck.plugins.distillation.term.Rows;
import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.tensorflow.LossInputs;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Max;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.op.core.Squeeze;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Contrastive distillation within the batch: each row is to be recognized, by the student's layer, among the teacher's
 * view of all rows: {@code -log (exp(cos(s_i, t_i) / τ) / Σ_j exp(cos(s_i, t_j) / τ))}, mean over the rows [1]. Both
 * layers are first projected to {@code dimensions} by learned linear maps, which are thrown away after training.
 *
 * <p>The other rows of the batch are all the negatives there are; the method it descends from [2] keeps a memory of
 * 16384 and a binary form of the loss. Not zero where student and teacher agree; at most about log(batch) for a student
 * that knows nothing.
 *
 * <p>[1] van den Oord, Li, Vinyals: Representation Learning with Contrastive Predictive Coding, 2018. [2] Tian,
 * Krishnan, Isola: Contrastive Representation Distillation, 2020, section 3; τ = 0.07 and 128 dimensions from there.
 */
final class Contrastive extends LayerTerm {

    @Summary("In-batch contrastive: each row is to be recognized among the teacher's views of all rows")
    record Settings(
            @Summary(LayerPair.TEACHER) @NotBlank String teacherLayer,
            @Summary(LayerPair.STUDENT) @NotBlank String studentLayer,

            @Summary("Temperature of the cosines; the lower, the more the nearest wrong row counts")
            @Default("0.07")
            @Positive
            double temperature,

            @Summary("Dimensions both layers are projected to; 0 compares them as they are")
            @Default("128")
            @PositiveOrZero
            int dimensions,

            @Summary(LayerPair.WEIGHTED_ROWS) @Default("true")
            boolean weighted)
            implements LayerPair {}

    private final Settings settings;

    Contrastive(Settings settings) {
        super(settings);
        this.settings = settings;
    }

    @Override
    Operand<TFloat32> loss(LossInputs in, Layers layers) {
        Ops tf = in.tf();
        if (settings.dimensions() == 0
                && layers.student().width() != layers.teacher().width()) {
            throw layers.unfit("without a projection they cannot be compared", "write 'dimensions: 128'");
        }
        Operand<TFloat32> student = embedded(in, "student", layers.student());
        Operand<TFloat32> teacher = embedded(in, "teacher", layers.teacher());
        Operand<TFloat32> temperature = tf.constant((float) settings.temperature());
        Operand<TFloat32> scores =
                tf.math.div(tf.linalg.matMul(student, teacher, MatMul.transposeB(true)), temperature);
        Operand<TFloat32> own = tf.math.div(tf.reduceSum(tf.math.mul(student, teacher), tf.constant(1)), temperature);
        return Rows.mean(in, tf.math.sub(logSumExp(tf, scores), own), settings.weighted());
    }

    private Operand<TFloat32> embedded(LossInputs in, String name, Layer layer) {
        Operand<TFloat32> rows = settings.dimensions() == 0
                ? layer.vectors()
                : Projection.linear(in, name, layer.vectors(), layer.width(), settings.dimensions());
        return Norms.unit(in.tf(), rows, 1);
    }

    private static Operand<TFloat32> logSumExp(Ops tf, Operand<TFloat32> scores) {
        Operand<TInt32> row = tf.constant(1);
        Operand<TFloat32> largest = tf.stopGradient(tf.max(scores, row, Max.keepDims(true)));
        Operand<TFloat32> sum = tf.reduceSum(tf.math.exp(tf.math.sub(scores, largest)), row, ReduceSum.keepDims(true));
        return tf.squeeze(tf.math.add(largest, tf.math.log(sum)), Squeeze.axis(List.of(1L)));
    }
}
