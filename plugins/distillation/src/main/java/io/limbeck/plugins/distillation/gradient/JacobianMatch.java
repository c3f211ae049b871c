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
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.types.TFloat32;

/**
 * Jacobian matching: {@code ‖J_t / ‖J_t‖ − J_s / ‖J_s‖‖²} averaged over the batch, J being the derivative of one logit or
 * of all with respect to the features, and ‖·‖ its Frobenius norm [1]. Not normalised it is {@code ‖J_t − J_s‖²}; with
 * all logits that is Sobolev training of first order [2]. Zero where the two Jacobians agree, normalised also where they
 * differ by a positive factor.
 *
 * <p>A norm is √(Σ J² + 1e-12), so that a row without any gradient (every unit dead) has a value and a slope; gradients
 * larger than 1e-5 do not notice. Normalised, the term lies in 0 … 4 for every row.
 *
 * <p>All logits cost a pass back through the student for each class, and as much storage: take {@code decision} where
 * there are more than a few classes. Matching Jacobians is what matching logits under small Gaussian noise tends to
 * ([1], proposition 1), without the noise and without further passes of the teacher.
 *
 * <p>[1] Srinivas, Fleuret: Knowledge Transfer with Jacobian Matching, 2018, sections 3 and 4. [2] Czarnecki, Osindero,
 * Jaderberg, Swirszcz, Pascanu: Sobolev Training for Neural Networks, 2017, section 2.
 */
final class JacobianMatch implements LossTerm {

    private static final float SMALLEST_SQUARE = 1e-12f;

    /** The logits whose derivatives are matched. */
    enum Of {
        /** That of the true class. */
        LABEL(InputGradient.Of.LABEL),
        /** That of the teacher's decision. */
        DECISION(InputGradient.Of.DECISION),
        /** All. */
        ALL(InputGradient.Of.ALL);

        private final InputGradient.Of of;

        Of(InputGradient.Of of) {
            this.of = of;
        }
    }

    @Summary("Squared distance between the student's and the teacher's derivatives of logits, as directions or as they"
            + " are")
    record Settings(
            @Summary("Logits that are differentiated: label, decision (the teacher's), or all") @Default("decision")
            Of of,

            @Summary("Whether each row's Jacobian is divided by its norm first") @Default("true")
            boolean normalized,

            @Summary("Whether rows count by their weight; otherwise each counts alike") @Default("true")
            boolean weighted) {}

    private final Settings settings;

    JacobianMatch(Settings settings) {
        this.settings = settings;
    }

    private View view() {
        return new InputGradient(settings.of().of);
    }

    @Override
    public Set<Need> needs() {
        return settings.of() == Of.LABEL ? Set.of(Need.TEACHER_LOGITS, Need.LABELS) : Set.of(Need.TEACHER_LOGITS);
    }

    @Override
    public Set<View> views() {
        return Set.of(view());
    }

    @Override
    public Operand<TFloat32> loss(LossInputs in) {
        Ops tf = in.tf();
        Operand<TFloat32> student = scaled(in, StudentGradients.of(in, settings.of().of));
        Operand<TFloat32> teacher = scaled(in, in.teacherView(view()));
        Operand<TFloat32> perRow = tf.reduceSum(tf.math.squaredDifference(student, teacher), tf.constant(1));
        return Rows.mean(in, perRow, settings.weighted());
    }

    private Operand<TFloat32> scaled(LossInputs in, Operand<TFloat32> jacobian) {
        Ops tf = in.tf();
        Operand<TFloat32> flat = StudentGradients.flat(in, jacobian);
        if (!settings.normalized()) {
            return flat;
        }
        Operand<TFloat32> squares = tf.reduceSum(tf.math.square(flat), tf.constant(1), ReduceSum.keepDims(true));
        return tf.math.mul(flat, tf.math.rsqrt(tf.math.add(squares, tf.constant(SMALLEST_SQUARE))));
    }
}
