package io.limbeck.plugins.distillation.output;

import io.limbeck.plugins.distillation.term.Rows;
import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.tensorflow.LossInputs;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.spi.tensorflow.Need;
import jakarta.validation.constraints.Positive;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Distillation of a yes or no for each class: {@code T² · Σ_k -(q_k · log σ(s_k/T) + (1 - q_k) · log(1 - σ(s_k/T)))}
 * with {@code q_k = σ(t_k/T)}, the binary cross-entropy of the teacher's sigmoids, summed over the classes and averaged
 * over the batch. The gradient is zero where the logits agree; the value there is the teacher's entropy.
 *
 * <p>For a teacher whose classes do not exclude one another [1]; it also fixes the level of the logits, which
 * softmax leaves open. A table of ours has one true class per row, so that it can only be the teacher who knows of
 * several; use {@link SoftenedKl} where the classes exclude one another. The factor T² is that of [2]; many
 * libraries leave it out.
 *
 * <p>[1] Yang et al.: Multi-Label Knowledge Distillation, 2023. [2] Hinton, Vinyals, Dean: Distilling the Knowledge
 * in a Neural Network, 2015, section 2.
 */
final class MultiLabelKd implements LossTerm {

    @Summary("Distillation of a yes or no for each class: binary cross-entropy of sigmoids, summed over the classes")
    record Settings(
            @Summary("Temperature that softens both outputs; 1 leaves them as they are") @Default("1") @Positive
            double temperature,

            @Summary("Whether rows count by their weight; otherwise each counts alike") @Default("true")
            boolean weighted) {}

    private final Settings settings;

    MultiLabelKd(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.TEACHER_LOGITS);
    }

    @Override
    public Operand<TFloat32> loss(LossInputs in) {
        Ops tf = in.tf();
        Operand<TFloat32> temperature = tf.constant((float) settings.temperature());
        Operand<TFloat32> student = tf.math.div(in.logits(), temperature);
        Operand<TFloat32> teacher = tf.math.div(in.teacherLogits(), temperature);
        Operand<TFloat32> perClass = tf.math.add(
                tf.math.mul(tf.math.sigmoid(teacher), tf.math.softplus(tf.math.neg(student))),
                tf.math.mul(tf.math.sigmoid(tf.math.neg(teacher)), tf.math.softplus(student)));
        Operand<TFloat32> perRow = tf.math.mul(tf.reduceSum(perClass, tf.constant(1)), tf.math.square(temperature));
        return Rows.mean(in, perRow, settings.weighted());
    }
}
