package io.limbeck.plugins.distillation.tree;

import io.limbeck.plugins.distillation.term.Rows;
import io.limbeck.plugins.distillation.term.TeacherCheck;
import io.limbeck.spi.Default;
import io.limbeck.spi.ModelSpec;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Problem;
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
 * Mean cross-entropy of a soft decision tree's leaves, each weighed by the chance of ending there: {@code -Σ_l P^l(x)
 * Σ_k T_k log Q_k^l}, weighted mean over the batch. {@code T} is the true label one-hot, or {@code softmax(t/T)}.
 *
 * <p>This is what [1] means; equation 3 there takes the logarithm of a sum that is negative. It is never less than the
 * negative log-likelihood of the mixture of leaves (Jensen), which plain cross-entropy of the tree's logits is: every
 * leaf that a row may reach has to answer by itself, and hard gates are rewarded.
 *
 * <p>[1] Frosst, Hinton: Distilling a Neural Network Into a Soft Decision Tree, 2017, section 2.
 */
final class LeafCrossEntropy implements LossTerm {

    private static final String TAP = "expected-leaf";

    /** What the leaves are to say. */
    enum Target {
        LABELS,
        TEACHER
    }

    @Summary("Mean cross-entropy of a soft tree's leaves with the true label, or with the teacher")
    record Settings(
            @Summary("What the leaves are to say: the true labels, or the teacher's distribution") @Default("labels")
            Target target,

            @Summary("Temperature that softens the teacher's outputs") @Default("1") @Positive
            double temperature) {}

    private final Settings settings;

    LeafCrossEntropy(Settings settings) {
        this.settings = settings;
    }

    static Ports ports(Settings settings, PortSpecs inputs) {
        Ports ports =
                switch (settings.target()) {
                    case LABELS -> Ports.NONE;
                    case TEACHER -> TeacherCheck.ports(inputs);
                };
        return inputs.spec("architecture", ModelSpec.class)
                .filter(student -> !student.taps().contains(TAP))
                .map(student -> ports.with(Problem.error(
                        "",
                        "needs a student with the layer '" + TAP + "', but this one has " + student.taps(),
                        "use 'models/soft-tree', or 'distillation/cross-entropy' for this student")))
                .orElse(ports);
    }

    @Override
    public Set<Need> needs() {
        return switch (settings.target()) {
            case LABELS -> Set.of(Need.LABELS);
            case TEACHER -> Set.of(Need.TEACHER_LOGITS);
        };
    }

    @Override
    public Operand<TFloat32> loss(LossInputs in) {
        Ops tf = in.tf();
        Operand<TFloat32> leaves = in.taps().get(TAP);
        if (leaves == null) {
            throw new IllegalStateException(
                    "The student has no layer '" + TAP + "', only " + in.taps().keySet());
        }
        return Rows.weightedMean(in, tf.math.neg(tf.reduceSum(tf.math.mul(target(in), leaves), tf.constant(1))));
    }

    private Operand<TFloat32> target(LossInputs in) {
        Ops tf = in.tf();
        return switch (settings.target()) {
            case LABELS -> in.oneHotLabels();
            case TEACHER -> tf.nn.softmax(tf.math.div(in.teacherLogits(), tf.constant((float) settings.temperature())));
        };
    }
}
