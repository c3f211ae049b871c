package io.limbeck.plugins.distillation.output;

import io.limbeck.plugins.distillation.term.Rows;
import io.limbeck.plugins.distillation.term.TeacherCheck;
import io.limbeck.spi.Default;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Problem;
import io.limbeck.spi.Summary;
import io.limbeck.spi.tensorflow.LossInputs;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.spi.tensorflow.Need;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Sum;
import org.tensorflow.types.TFloat32;

/**
 * Decoupled knowledge distillation [1]: {@code T² · (α · KL(b_t ‖ b_s) + β · KL(p̂_t ‖ p̂_s))}, averaged over the
 * batch. {@code b = (p_y, 1 - p_y)} is how likely the true class y is against all others together, {@code p̂} the
 * softmax over the others alone.
 *
 * <p>{@link SoftenedKl} is the same sum with α = 1 and, in place of β, the teacher's own {@code 1 - p_y} of each row
 * [1]: the surer the teacher, the less its opinion of the wrong classes counts there. Here that opinion counts the same
 * for every row. With two classes there is but one wrong class, the second part is zero, and {@link SoftenedKl} says
 * all there is to say.
 *
 * <p>[1] Zhao, Cui, Song, Qiu, Liang: Decoupled Knowledge Distillation, 2022; defaults as its published
 * CIFAR-100 recipe.
 */
final class DecoupledKd implements LossTerm {

    /** Stands for minus infinity; far below any logit over a temperature, and its differences are finite. */
    private static final float NEVER = -1e9f;

    @Summary("Distillation of the true class and of the others apart: T² · (α · TCKD + β · NCKD)")
    record Settings(
            @Summary("Weight of the part about the true class against the rest") @Default("1") @PositiveOrZero
            double alpha,

            @Summary("Weight of the part about the other classes among themselves") @Default("8") @PositiveOrZero
            double beta,

            @Summary("Temperature that softens both outputs") @Default("4") @Positive
            double temperature,

            @Summary("Whether rows count by their weight; otherwise each counts alike") @Default("true")
            boolean weighted) {}

    private final Settings settings;

    DecoupledKd(Settings settings) {
        this.settings = settings;
    }

    static Ports check(Settings settings, PortSpecs inputs) {
        Ports ports = TeacherCheck.ports(inputs);
        boolean two = inputs.data().map(data -> data.classes().size() == 2).orElse(false);
        return two
                ? ports.with(Problem.warning(
                        "",
                        "has nothing to say about the wrong classes among themselves: the data has 2 classes",
                        "use 'distillation/kd', which is the same with two classes"))
                : ports;
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.TEACHER_LOGITS, Need.LABELS);
    }

    @Override
    public Operand<TFloat32> loss(LossInputs in) {
        Ops tf = in.tf();
        Parts student = parts(in, in.logits());
        Parts teacher = parts(in, in.teacherLogits());
        Operand<TFloat32> perRow = tf.math.add(
                tf.math.mul(teacher.target().divergenceFrom(student.target()), tf.constant((float) settings.alpha())),
                tf.math.mul(teacher.others().divergenceFrom(student.others()), tf.constant((float) settings.beta())));
        return Rows.mean(in, perRow, settings.weighted());
    }

    /**
     * A softened distribution taken apart.
     *
     * @param target the true class and all others together, {@code [batch, 2]}
     * @param others the others among themselves, {@code [batch, classes]}; the true class has probability zero
     */
    private record Parts(Softened target, Softened others) {}

    private Parts parts(LossInputs in, Operand<TFloat32> logits) {
        Ops tf = in.tf();
        double temperature = settings.temperature();
        Operand<TFloat32> cooled = tf.math.div(logits, tf.constant((float) temperature));
        Operand<TFloat32> isTrue = in.oneHotLabels();
        Operand<TFloat32> isOther = tf.math.sub(tf.constant(1f), isTrue);
        Operand<TFloat32> trueLogit = tf.sum(tf.math.mul(cooled, isTrue), tf.constant(1), Sum.keepDims(true));
        Operand<TFloat32> others = tf.math.add(tf.math.mul(cooled, isOther), tf.math.mul(isTrue, tf.constant(NEVER)));
        Operand<TFloat32> pair = tf.concat(List.of(trueLogit, LogSpace.logSumExp(tf, others)), tf.constant(1));
        return new Parts(
                new Softened(tf, tf.nn.logSoftmax(pair), temperature),
                new Softened(tf, tf.nn.logSoftmax(others), temperature));
    }
}
