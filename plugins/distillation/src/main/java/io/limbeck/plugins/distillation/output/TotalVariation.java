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
 * Total variation distance: {@code ½ Σ_k |softmax(t/T)_k - softmax(s/T)_k|}, averaged over the batch [1]. In 0 … 1 for
 * every row; there is no factor T².
 *
 * <p>A row's gradient does not shrink as it comes near its teacher, and it vanishes where the student is
 * certain, also if it is certainly wrong: use it to finish what {@link SoftenedKl} began, or where single rows of the
 * teacher must not count for much.
 *
 * <p>[1] Wen, Li, Du, Mou: f-Divergence Minimization for Sequence-Level Knowledge Distillation, 2023, section 3.2.
 */
final class TotalVariation implements LossTerm {

    @Summary("Total variation distance between the teacher's and the student's probabilities")
    record Settings(
            @Summary("Temperature that softens both outputs; 1 leaves them as they are") @Default("1") @Positive
            double temperature,

            @Summary("Whether rows count by their weight; otherwise each counts alike") @Default("true")
            boolean weighted) {}

    private final Settings settings;

    TotalVariation(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.TEACHER_LOGITS);
    }

    @Override
    public Operand<TFloat32> loss(LossInputs in) {
        Ops tf = in.tf();
        Softened student = Softened.of(in, in.logits(), settings.temperature());
        Softened teacher = Softened.of(in, in.teacherLogits(), settings.temperature());
        Operand<TFloat32> apart = tf.math.abs(tf.math.sub(teacher.probabilities(), student.probabilities()));
        Operand<TFloat32> perRow = tf.math.mul(tf.reduceSum(apart, tf.constant(1)), tf.constant(0.5f));
        return Rows.mean(in, perRow, settings.weighted());
    }
}
