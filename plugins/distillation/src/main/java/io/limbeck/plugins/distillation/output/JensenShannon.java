package io.limbeck.plugins.distillation.output;

import io.limbeck.plugins.distillation.term.Rows;
import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.tensorflow.LossInputs;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.spi.tensorflow.Need;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Positive;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Generalised Jensen-Shannon divergence [1], times T²: {@code β · KL(p_t ‖ m) + (1 - β) · KL(p_s ‖ m)} with
 * {@code p = softmax(logits / T)} and {@code m = β · p_t + (1 - β) · p_s}, averaged over the batch. It lies between the
 * two divergences and, unlike either, is bounded: at β = ½ and T = 1 by log 2.
 *
 * <p>As β tends to 0, the divergence over β tends to {@link SoftenedKl}; as β tends to 1, the divergence over 1 - β
 * tends to {@link ReverseKl} [1]. The divergence itself tends to zero at both ends. {@code scaling: limits} divides it by
 * β · (1 - β), so that both ends are the two divergences themselves; at β = ½ that is a factor of 4.
 *
 * <p>[1] Agarwal et al.: On-Policy Distillation of Language Models: Learning from Self-Generated Mistakes, 2024, section
 * 2 and appendix A.
 */
final class JensenShannon implements LossTerm {

    /** What the divergence is multiplied by, besides T². */
    enum Scaling {
        /** 1. */
        NONE,
        /** 1 / (β · (1 - β)). */
        LIMITS
    }

    @Summary("Generalised Jensen-Shannon divergence of teacher and student: between kd and reverse-kl")
    record Settings(
            @Summary("The teacher's share in the mixture; towards 0 it acts like kd, towards 1 like reverse-kl")
            @Default("0.5")
            @DecimalMin(value = "0", inclusive = false)
            @DecimalMax(value = "1", inclusive = false)
            double beta,

            @Summary("Temperature that softens both outputs; 1 leaves them as they are") @Default("1") @Positive
            double temperature,

            @Summary("none as defined; limits divides by beta · (1 - beta), so that both ends are kd and reverse-kl")
            @Default("none")
            Scaling scaling,

            @Summary("Whether rows count by their weight; otherwise each counts alike") @Default("true")
            boolean weighted) {}

    private final Settings settings;

    JensenShannon(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.TEACHER_LOGITS);
    }

    @Override
    public Operand<TFloat32> loss(LossInputs in) {
        Ops tf = in.tf();
        double beta = settings.beta();
        Softened student = Softened.of(in, in.logits(), settings.temperature());
        Softened teacher = Softened.of(in, in.teacherLogits(), settings.temperature());
        Softened mixture = new Softened(
                tf,
                LogSpace.logAddExp(
                        tf,
                        tf.math.add(teacher.logarithms(), tf.constant((float) Math.log(beta))),
                        tf.math.add(student.logarithms(), tf.constant((float) Math.log1p(-beta)))),
                settings.temperature());
        double scale =
                switch (settings.scaling()) {
                    case NONE -> 1;
                    case LIMITS -> 1 / (beta * (1 - beta));
                };
        Operand<TFloat32> perRow = tf.math.add(
                tf.math.mul(teacher.divergenceFrom(mixture), tf.constant((float) (beta * scale))),
                tf.math.mul(student.divergenceFrom(mixture), tf.constant((float) ((1 - beta) * scale))));
        return Rows.mean(in, perRow, settings.weighted());
    }
}
