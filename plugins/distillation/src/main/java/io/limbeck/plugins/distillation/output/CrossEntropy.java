package io.limbeck.plugins.distillation.output;

import io.limbeck.plugins.distillation.term.Rows;
import io.limbeck.plugins.distillation.term.TeacherCheck;
import io.limbeck.spi.Default;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Summary;
import io.limbeck.spi.tensorflow.LossInputs;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.spi.tensorflow.Need;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Cross-entropy of hard targets: {@code -Σ_k q_k · log softmax(s)_k}, weighted mean over the batch, {@code Σ w · ce / Σ
 * w}. The target {@code q} is one-hot, or with smoothing ε [1] {@code (1 - ε) · one-hot + ε / classes}.
 *
 * <p>With the teacher's decision in place of the true label this is hard-label distillation [2], which tells what a
 * student owes to soft labels apart from what it owes to the teacher's corrections.
 *
 * <p>[1] Szegedy et al.: Rethinking the Inception Architecture for Computer Vision, 2016, section 7. [2] Touvron et
 * al.: Training data-efficient image transformers and distillation through attention, 2021, section 4.
 */
final class CrossEntropy implements LossTerm {

    /** What the student is to say. */
    enum Target {
        LABELS,
        TEACHER_DECISION
    }

    @Summary("Cross-entropy with the true label, or with the teacher's decision")
    record Settings(
            @Summary("What the student is to say: the true labels, or the teacher's most probable class")
            @Default("labels")
            Target target,

            @Summary("Share of the target spread evenly over all classes")
            @Default("0")
            @DecimalMin("0")
            @DecimalMax(value = "1", inclusive = false)
            double labelSmoothing) {}

    private final Settings settings;

    CrossEntropy(Settings settings) {
        this.settings = settings;
    }

    static Ports check(Settings settings, PortSpecs inputs) {
        return switch (settings.target()) {
            case LABELS -> Ports.NONE;
            case TEACHER_DECISION -> TeacherCheck.ports(inputs);
        };
    }

    @Override
    public Set<Need> needs() {
        return switch (settings.target()) {
            case LABELS -> Set.of(Need.LABELS);
            case TEACHER_DECISION -> Set.of(Need.TEACHER_LOGITS);
        };
    }

    @Override
    public Operand<TFloat32> loss(LossInputs in) {
        Operand<TFloat32> perRow = in.tf()
                .nn
                .softmaxCrossEntropyWithLogits(in.logits(), smoothed(in))
                .loss();
        return Rows.weightedMean(in, perRow);
    }

    private Operand<TFloat32> smoothed(LossInputs in) {
        Ops tf = in.tf();
        Operand<TFloat32> target = target(in);
        double smoothing = settings.labelSmoothing();
        if (smoothing == 0) {
            return target;
        }
        return tf.math.add(tf.math.mul(target, tf.constant((float) (1 - smoothing))), tf.constant((float)
                (smoothing / in.classes())));
    }

    private Operand<TFloat32> target(LossInputs in) {
        Ops tf = in.tf();
        return switch (settings.target()) {
            case LABELS -> in.oneHotLabels();
            case TEACHER_DECISION ->
                tf.oneHot(
                        tf.math.argMax(in.teacherLogits(), tf.constant(1), TInt32.class),
                        tf.constant(in.classes()),
                        tf.constant(1f),
                        tf.constant(0f));
        };
    }
}
