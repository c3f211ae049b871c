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
 * Weighted soft labels, WSLD [1]: {@link SoftCrossEntropy} with the weight {@code 1 - exp(-L_s / L_t)} for each row,
 * where {@code L_s} and {@code L_t} are the cross-entropies of student and teacher with the true label at T = 1. Rows
 * at which the student is already better than its teacher count less: there soft labels would add more bias than they
 * take variance away.
 *
 * <p>The weight is a constant of the step; no gradient flows through it, as in the published code. So the gradient is
 * not the slope of the value.
 *
 * <p>[1] Zhou et al.: Rethinking Soft Labels for Knowledge Distillation: A Bias-Variance Tradeoff Perspective, 2021;
 * the division by {@code L_t + 1e-7} as in the published code.
 */
final class WeightedSoftLabels implements LossTerm {

    private static final float EPSILON = 1e-7f;

    @Summary("Soft labels that count less for rows at which the student is already better than its teacher")
    record Settings(
            @Summary("Temperature that softens both outputs") @Default("2") @Positive
            double temperature,

            @Summary("Whether rows count by their weight; otherwise each counts alike") @Default("true")
            boolean weighted) {}

    private final Settings settings;

    WeightedSoftLabels(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.TEACHER_LOGITS, Need.LABELS);
    }

    @Override
    public Operand<TFloat32> loss(LossInputs in) {
        Ops tf = in.tf();
        Softened student = Softened.of(in, in.logits(), settings.temperature());
        Softened teacher = Softened.of(in, in.teacherLogits(), settings.temperature());
        Operand<TFloat32> ratio =
                tf.math.div(error(in, in.logits()), tf.math.add(error(in, in.teacherLogits()), tf.constant(EPSILON)));
        Operand<TFloat32> weight = tf.stopGradient(tf.math.sub(tf.constant(1f), tf.math.exp(tf.math.neg(ratio))));
        return Rows.mean(in, tf.math.mul(weight, teacher.crossEntropyWith(student)), settings.weighted());
    }

    /** {@return the cross-entropy with the true label, {@code [batch]}} */
    private static Operand<TFloat32> error(LossInputs in, Operand<TFloat32> logits) {
        return in.tf()
                .nn
                .softmaxCrossEntropyWithLogits(logits, in.oneHotLabels())
                .loss();
    }
}
