package io.limbeck.plugins.distillation.output;

import io.limbeck.plugins.distillation.number.Outputs;
import io.limbeck.plugins.distillation.term.Rows;
import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.tensorflow.LossInputs;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.spi.tensorflow.Need;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Distillation of outputs as plain numbers, summed over the outputs and averaged over the batch.
 *
 * <p>{@code towards: teacher}: the distance of the outputs, {@code Σ_k d(s_k - t_k)} with {@code d(x) = x²}, or Huber's
 * {@code d(x) = x²/2} up to δ and {@code δ · (|x| - δ/2)} beyond, which keeps outliers of the teacher from ruling.
 *
 * <p>{@code towards: target}: the teacher as an upper bound [1], {@code ‖s - y‖²} where {@code ‖s - y‖² + m > ‖t - y‖²}
 * and zero elsewhere: a row is let go once the student is better than its teacher by the margin m.
 *
 * <p>Where a number is predicted, the output is its mean and {@code y} the number, both standardised; the variance is left
 * alone, and {@link io.limbeck.plugins.distillation.number} has a term for it.
 *
 * <p>Where classes are predicted, {@code y} is the true class one-hot, 1 for it and 0 for the others: the outputs are
 * fitted by least squares, and only for a teacher that was trained so does the bound mean anything. A teacher trained on
 * cross-entropy has logits far outside 0 … 1 and bounds nothing. Use {@link SoftenedKl} or {@link LogitMse} for such.
 *
 * <p>[1] Chen, Choi, Yu, Han, Chandraker: Learning Efficient Object Detection Models with Knowledge Distillation, 2017.
 */
final class RegressionKd implements LossTerm {

    /** What the student's outputs are drawn to. */
    enum Towards {
        TEACHER,
        TARGET
    }

    /** How the difference of two outputs counts. */
    enum Distance {
        SQUARED,
        HUBER
    }

    @Summary("Distance of raw outputs, to the teacher's or, with the teacher as a bound, to the target")
    record Settings(
            @Summary("teacher: its outputs; target: the true class one-hot, until the student beats its teacher")
            @Default("teacher")
            Towards towards,

            @Summary("How the difference of an output counts: its square, or Huber's function of it")
            @Default("squared")
            Distance distance,

            @Summary("Difference from which Huber's function grows on a line") @Default("1") @Positive
            double delta,

            @Summary("With target: by how much the student's squared error must be below its teacher's")
            @Default("0")
            @PositiveOrZero
            double margin,

            @Summary("Whether rows count by their weight; otherwise each counts alike") @Default("true")
            boolean weighted) {}

    private final Settings settings;

    RegressionKd(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Set<Need> needs() {
        return switch (settings.towards()) {
            case TEACHER -> Set.of(Need.TEACHER_LOGITS);
            case TARGET -> Set.of(Need.TEACHER_LOGITS, Need.LABELS);
        };
    }

    @Override
    public Operand<TFloat32> loss(LossInputs in) {
        Ops tf = in.tf();
        Operand<TFloat32> perRow =
                switch (settings.towards()) {
                    case TEACHER -> distance(tf, outputs(in, in.logits()), outputs(in, in.teacherLogits()));
                    case TARGET -> tf.math.mul(notYetBetter(in), distance(tf, outputs(in, in.logits()), truth(in)));
                };
        return Rows.mean(in, perRow, settings.weighted());
    }

    /** {@return what is compared, {@code [batch, outputs]}}: all outputs, or the mean of a number */
    private static Operand<TFloat32> outputs(LossInputs in, Operand<TFloat32> logits) {
        Ops tf = in.tf();
        return in.rows().isRegression() ? tf.expandDims(Outputs.mean(tf, logits), tf.constant(1)) : logits;
    }

    private static Operand<TFloat32> truth(LossInputs in) {
        Ops tf = in.tf();
        return in.rows().isRegression() ? tf.expandDims(in.targets(), tf.constant(1)) : in.oneHotLabels();
    }

    /** {@return 1 for rows in which the student is not better than its teacher by the margin, 0 for others} */
    private Operand<TFloat32> notYetBetter(LossInputs in) {
        Ops tf = in.tf();
        Operand<TFloat32> student = squared(tf, tf.math.sub(outputs(in, in.logits()), truth(in)));
        Operand<TFloat32> teacher = squared(tf, tf.math.sub(outputs(in, in.teacherLogits()), truth(in)));
        Operand<TFloat32> margin = tf.constant((float) settings.margin());
        return tf.stopGradient(tf.dtypes.cast(tf.math.greater(tf.math.add(student, margin), teacher), TFloat32.class));
    }

    private Operand<TFloat32> distance(Ops tf, Operand<TFloat32> outputs, Operand<TFloat32> wanted) {
        Operand<TFloat32> difference = tf.math.sub(outputs, wanted);
        return switch (settings.distance()) {
            case SQUARED -> squared(tf, difference);
            case HUBER -> huber(tf, difference, (float) settings.delta());
        };
    }

    private static Operand<TFloat32> squared(Ops tf, Operand<TFloat32> difference) {
        return tf.reduceSum(tf.math.square(difference), tf.constant(1));
    }

    /** With {@code a = min(|x|, δ)}: {@code a²/2 + δ · (|x| - a)}. */
    private static Operand<TFloat32> huber(Ops tf, Operand<TFloat32> difference, float delta) {
        Operand<TFloat32> size = tf.math.abs(difference);
        Operand<TFloat32> near = tf.math.minimum(size, tf.constant(delta));
        Operand<TFloat32> values = tf.math.add(
                tf.math.mul(tf.math.square(near), tf.constant(0.5f)),
                tf.math.mul(tf.math.sub(size, near), tf.constant(delta)));
        return tf.reduceSum(values, tf.constant(1));
    }
}
