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
 * Distillation on softened outputs: {@code T² · KL(softmax(t/T) ‖ softmax(s/T))}, summed over the classes and averaged
 * over the batch only. Zero where student and teacher agree up to a constant per row.
 *
 * <p>The factor T² keeps the gradient's size independent of the temperature [1]. The mean is over rows alone: a mean over
 * rows and classes would be smaller by the number of classes, and the weight of the term would mean something else on
 * each data set. Use {@link LogitMse} instead when T would exceed about 20: the two agree there up to a factor of one
 * half, and in single precision the divergence drowns in rounding as T² grows.
 *
 * <p>[1] Hinton, Vinyals, Dean: Distilling the Knowledge in a Neural Network, 2015, section 2.
 */
final class SoftenedKl implements LossTerm {

    @Summary("Distillation on softened outputs: T² · KL(teacher ‖ student)")
    record Settings(
            @Summary("Temperature that softens both outputs; 1 leaves them as they are, 2 to 10 is usual")
            @Default("4")
            @Positive
            double temperature,

            @Summary("Whether rows count by their weight; otherwise each counts alike") @Default("true")
            boolean weighted) {}

    private final Settings settings;

    SoftenedKl(Settings settings) {
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
        Operand<TFloat32> divergence = teacher.divergenceFrom(student);
        return Rows.mean(in, divergence, settings.weighted());
    }
}
