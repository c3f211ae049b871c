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
 * Cross-entropy of soft labels: {@code T² · -Σ_k softmax(t/T)_k · log softmax(s/T)_k} [1], averaged over the batch.
 *
 * <p>Its gradient is that of {@link SoftenedKl}; its value is larger by T² times the teacher's entropy, so that it does
 * not end at zero. Use it where the value should be comparable with the cross-entropy of true labels.
 *
 * <p>[1] Hinton, Vinyals, Dean: Distilling the Knowledge in a Neural Network, 2015, section 2.
 */
final class SoftCrossEntropy implements LossTerm {

    @Summary("Cross-entropy with the teacher's softened probabilities as labels")
    record Settings(
            @Summary("Temperature that softens both outputs; 1 leaves them as they are") @Default("1") @Positive
            double temperature,

            @Summary("Whether rows count by their weight; otherwise each counts alike") @Default("true")
            boolean weighted) {}

    private final Settings settings;

    SoftCrossEntropy(Settings settings) {
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
        return Rows.mean(in, teacher.crossEntropyWith(student), settings.weighted());
    }
}
