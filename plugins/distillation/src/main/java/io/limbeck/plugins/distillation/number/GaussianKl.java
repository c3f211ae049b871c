package io.limbeck.plugins.distillation.number;

import io.limbeck.plugins.distillation.term.Rows;
import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.tensorflow.LossInputs;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.spi.tensorflow.Need;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Distillation of a predicted number with its uncertainty: the divergence of the student's normal distribution from the
 * teacher's, with means μ and log variances s [1], averaged over the batch:
 *
 * <pre>{@code KL(N_t ‖ N_s) = ½ · (s_s - s_t + (exp(s_t) + (μ_t - μ_s)²) · exp(-s_s) - 1)}</pre>
 *
 * <p>Of an ensemble the teacher is the normal distribution with the mixture's mean and variance, which is the nearest one
 * to the mixture in this very sense. On the standardised scale; no unit is in it.
 *
 * <p>[1] Kullback: Information Theory and Statistics, 1959, chapter 9.
 */
final class GaussianKl implements LossTerm {

    @Summary("Divergence of the student's normal distribution from the teacher's: mean and variance of a number")
    record Settings(
            @Summary("Whether rows count by their weight; otherwise each counts alike") @Default("true")
            boolean weighted) {}

    private final Settings settings;

    GaussianKl(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.TEACHER_LOGITS);
    }

    @Override
    public Operand<TFloat32> loss(LossInputs in) {
        Ops tf = in.tf();
        Operand<TFloat32> student = Outputs.logVariance(tf, in.logits());
        Operand<TFloat32> teacher = Outputs.logVariance(tf, in.teacherLogits());
        Operand<TFloat32> squares =
                tf.math.square(tf.math.sub(Outputs.mean(tf, in.teacherLogits()), Outputs.mean(tf, in.logits())));
        Operand<TFloat32> wider = tf.math.sub(teacher, student);
        // expm1 keeps what is left where the variances are nearly equal.
        Operand<TFloat32> ofVariances = tf.math.sub(tf.math.expm1(wider), wider);
        Operand<TFloat32> ofMeans = tf.math.mul(squares, tf.math.exp(tf.math.neg(student)));
        Operand<TFloat32> perRow = tf.math.mul(tf.constant(0.5f), tf.math.add(ofVariances, ofMeans));
        return Rows.mean(in, perRow, settings.weighted());
    }
}
