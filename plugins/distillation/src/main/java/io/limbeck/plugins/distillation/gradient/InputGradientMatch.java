package io.limbeck.plugins.distillation.gradient;

import io.limbeck.plugins.distillation.term.Rows;
import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.model.View;
import io.limbeck.spi.model.View.InputGradient;
import io.limbeck.spi.tensorflow.LossInputs;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.spi.tensorflow.Need;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Matching of input gradients: {@code ‖∇x H(y, s) − ∇x H(y, t)‖²}, summed over the features and averaged over the batch;
 * H is the cross-entropy with the true class [1]. With β of the paper, the weight of the term is β / 2. Zero where student
 * and teacher are the same function around the row.
 *
 * <p>The student learns on what the teacher's loss depends, and how much. It is sensitive to the size of the gradients,
 * which vanish where a teacher is sure of itself: {@link JacobianMatch} compares those of logits, as directions or as
 * they are. A step costs a second pass back through the student.
 *
 * <p>[1] Zagoruyko, Komodakis: Paying More Attention to Attention, 2017, section 3.2 (gradient-based attention
 * transfer).
 */
final class InputGradientMatch implements LossTerm {

    private static final View VIEW = new InputGradient(InputGradient.Of.LOSS);

    @Summary("Squared distance between the gradients of the student's and the teacher's cross-entropy by the features")
    record Settings(
            @Summary("Whether rows count by their weight; otherwise each counts alike") @Default("true")
            boolean weighted) {}

    private final Settings settings;

    InputGradientMatch(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.TEACHER_LOGITS, Need.LABELS);
    }

    @Override
    public Set<View> views() {
        return Set.of(VIEW);
    }

    @Override
    public Operand<TFloat32> loss(LossInputs in) {
        Ops tf = in.tf();
        Operand<TFloat32> student = StudentGradients.flat(in, StudentGradients.of(in, InputGradient.Of.LOSS));
        Operand<TFloat32> teacher = StudentGradients.flat(in, in.teacherView(VIEW));
        Operand<TFloat32> perRow = tf.reduceSum(tf.math.squaredDifference(student, teacher), tf.constant(1));
        return Rows.mean(in, perRow, settings.weighted());
    }
}
