package io.limbeck.plugins.distillation.feature;

import io.limbeck.plugins.distillation.term.Rows;
import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.tensorflow.LossInputs;
import jakarta.validation.constraints.NotBlank;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.types.TFloat32;

/**
 * Probabilistic knowledge transfer: each row's affinities to all rows of the batch, {@code (cos + 1) / 2} divided by their
 * sum, as a distribution; {@code KL(P_t ‖ P_s) / batch} averaged over the rows [1]. Scaling a row or turning a layer changes
 * nothing; the layers may have any shapes.
 *
 * <p>As in the authors' program a row's affinity to itself is among them, ε = 1e-7 is added under the logarithms, and
 * the mean is over {@code batch²}, which is why the usual weight is as large as 30000. Rows count by their weight as
 * those whose neighbours are compared; as neighbours they count alike.
 *
 * <p>[1] Passalis, Tefas: Learning Deep Representations with Probabilistic Knowledge Transfer, 2018, section 3.
 */
final class Pkt extends LayerTerm {

    private static final float EPSILON = 1e-7f;

    @Summary("Probabilistic knowledge transfer: each row's neighbours in the student's layer are to be the teacher's")
    record Settings(
            @Summary(LayerPair.TEACHER) @NotBlank String teacherLayer,
            @Summary(LayerPair.STUDENT) @NotBlank String studentLayer,

            @Summary(LayerPair.WEIGHTED_ROWS) @Default("true")
            boolean weighted)
            implements LayerPair {}

    private final Settings settings;

    Pkt(Settings settings) {
        super(settings);
        this.settings = settings;
    }

    @Override
    Operand<TFloat32> loss(LossInputs in, Layers layers) {
        Ops tf = in.tf();
        Operand<TFloat32> student = affinities(layers.student());
        Operand<TFloat32> teacher = affinities(layers.teacher());
        Operand<TFloat32> summands = tf.math.mul(teacher, tf.math.sub(log(tf, teacher), log(tf, student)));
        return Rows.mean(in, tf.math.mean(summands, tf.constant(1)), settings.weighted());
    }

    private static Operand<TFloat32> affinities(Layer layer) {
        Ops tf = layer.tf();
        Operand<TFloat32> cosines = Relations.cosines(tf, layer.vectors());
        Operand<TFloat32> raised = tf.math.mul(tf.constant(0.5f), tf.math.add(cosines, tf.constant(1f)));
        return tf.math.div(raised, tf.reduceSum(raised, tf.constant(1), ReduceSum.keepDims(true)));
    }

    private static Operand<TFloat32> log(Ops tf, Operand<TFloat32> probabilities) {
        return tf.math.log(tf.math.add(probabilities, tf.constant(EPSILON)));
    }
}
