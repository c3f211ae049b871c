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
 * Matching of input gradients: {@code ‖∇x o(s) − ∇x o(t)‖²}, summed over the features and averaged over the batch. The
 * output o is the cross-entropy with the true class [1], a logit of the true class, or that of the teacher's decision.
 * With β of the paper, the weight of the term is β / 2. Zero where student and teacher are the same function around the
 * row.
 *
 * <p>The student learns on what the teacher's loss depends, and how much. It is sensitive to the size of the gradients,
 * which vanish where a teacher is sure of itself (LOSS): use {@link JacobianMatch} where directions matter. A step costs
 * a second pass back through the student.
 *
 * <p>[1] Zagoruyko, Komodakis: Paying More Attention to Attention, 2017, section 3.2 (gradient-based attention
 * transfer).
 */
final class InputGradientMatch implements LossTerm {

    /** The output whose gradient is matched. */
    enum Of {
        /** The cross-entropy with the true class. */
        LOSS(InputGradient.Of.LOSS),
        /** The logit of the true class. */
        LABEL(InputGradient.Of.LABEL),
        /** The logit of the teacher's decision. */
        DECISION(InputGradient.Of.DECISION);

        private final InputGradient.Of of;

        Of(InputGradient.Of of) {
            this.of = of;
        }
    }

    @Summary("Squared distance between the student's and the teacher's gradients with respect to the features")
    record Settings(
            @Summary("Output that is differentiated: loss, label (its logit), or decision (the teacher's, its logit)")
            @Default("loss")
            Of of,

            @Summary("Whether rows count by their weight; otherwise each counts alike") @Default("true")
            boolean weighted) {}

    private final Settings settings;

    InputGradientMatch(Settings settings) {
        this.settings = settings;
    }

    private View view() {
        return new InputGradient(settings.of().of);
    }

    @Override
    public Set<Need> needs() {
        return settings.of() == Of.DECISION ? Set.of(Need.TEACHER_LOGITS) : Set.of(Need.TEACHER_LOGITS, Need.LABELS);
    }

    @Override
    public Set<View> views() {
        return Set.of(view());
    }

    @Override
    public Operand<TFloat32> loss(LossInputs in) {
        Ops tf = in.tf();
        Operand<TFloat32> student = StudentGradients.flat(in, StudentGradients.of(in, settings.of().of));
        Operand<TFloat32> teacher = StudentGradients.flat(in, in.teacherView(view()));
        Operand<TFloat32> perRow = tf.reduceSum(tf.math.squaredDifference(student, teacher), tf.constant(1));
        return Rows.mean(in, perRow, settings.weighted());
    }
}
