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
import org.tensorflow.types.TFloat32;

/**
 * Distillation that seeks modes: {@code T² · KL(softmax(s/T) ‖ softmax(t/T))}, summed over the classes and averaged over
 * the batch only. Zero where student and teacher agree up to a constant per row.
 *
 * <p>A student too small for the whole of the teacher's distribution gives up its rare classes rather than spread over
 * them [1]. Use {@link SoftenedKl} unless that is wanted: with two classes it makes the student more certain, and its
 * calibration worse.
 *
 * <p>[1] Gu, Dong, Wei, Huang: MiniLLM: Knowledge Distillation of Large Language Models, 2024, section 2.1; the factor T²
 * as in Hinton, Vinyals, Dean, 2015, section 2.
 */
final class ReverseKl implements LossTerm {

    @Summary("Distillation that seeks modes: T² · KL(student ‖ teacher)")
    record Settings(
            @Summary("Temperature that softens both outputs; 1 leaves them as they are") @Default("1") @Positive
            double temperature,

            @Summary("Whether rows count by their weight; otherwise each counts alike") @Default("true")
            boolean weighted) {}

    private final Settings settings;

    ReverseKl(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.TEACHER_LOGITS);
    }

    @Override
    public Operand<TFloat32> loss(LossInputs in) {
        Softened student = Softened.of(in, in.logits(), settings.temperature());
        Softened teacher = Softened.of(in, in.teacherLogits(), settings.temperature());
        Operand<TFloat32> divergence = student.divergenceFrom(teacher);
        return Rows.mean(in, divergence, settings.weighted());
    }
}
