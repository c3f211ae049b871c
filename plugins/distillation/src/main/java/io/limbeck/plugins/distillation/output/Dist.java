package io.limbeck.plugins.distillation.output;

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
import org.tensorflow.op.core.Sum;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;

/**
 * Distillation by correlation, DIST [1]: {@code T² · (β · (1 - mean_i ρ(p_s[i,·], p_t[i,·])) + γ · (1 - mean_k
 * ρ(p_s[·,k], p_t[·,k])))} with {@code p = softmax(logits / T)} and ρ Pearson's correlation: over the classes of each
 * row, and over the rows of the batch for each class. The student need not match the teacher's probabilities, only what
 * they are a linear function of: right for a teacher far stronger than its student.
 *
 * <p>ρ is {@code Σab / √((Σa² + ε)(Σb² + ε))} of centred a, b with ε = 1e-8, so that a row or column without variance
 * correlates with nothing and has no infinite slope. The second part compares rows with each other and so depends on
 * which rows share a batch; in a batch of one row it is the constant γ · T².
 *
 * <p>[1] Huang, You, Wang, Qian, Xu: Knowledge Distillation from A Stronger Teacher, 2022; factor T² and
 * defaults as in the published code.
 */
final class Dist implements LossTerm {

    private static final float EPSILON = 1e-8f;

    @Summary("Distillation by correlation: within each row over classes, within each class over rows")
    record Settings(
            @Summary("Weight of the correlation over the classes of a row") @Default("1") @PositiveOrZero
            double beta,

            @Summary("Weight of the correlation over the rows of a batch, class by class") @Default("1") @PositiveOrZero
            double gamma,

            @Summary("Temperature that softens both outputs; 1 leaves them as they are") @Default("1") @Positive
            double temperature,

            @Summary("Whether rows count by their weight; otherwise each counts alike") @Default("true")
            boolean weighted) {}

    private final Settings settings;

    Dist(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.TEACHER_LOGITS);
    }

    @Override
    public Operand<TFloat32> loss(LossInputs in) {
        Ops tf = in.tf();
        double temperature = settings.temperature();
        Operand<TFloat32> student = Softened.of(in, in.logits(), temperature).probabilities();
        Operand<TFloat32> teacher =
                Softened.of(in, in.teacherLogits(), temperature).probabilities();
        Operand<TFloat32> withinRows =
                Rows.mean(in, tf.math.sub(tf.constant(1f), overClasses(in, student, teacher)), settings.weighted());
        Operand<TFloat32> withinClasses =
                tf.math.mean(tf.math.sub(tf.constant(1f), overRows(in, student, teacher)), tf.constant(0));
        double scale = temperature * temperature;
        return tf.math.add(
                tf.math.mul(withinRows, tf.constant((float) (settings.beta() * scale))),
                tf.math.mul(withinClasses, tf.constant((float) (settings.gamma() * scale))));
    }

    /** {@return ρ of each row, {@code [batch]}; probabilities add up to one, so that their mean is 1 / classes} */
    private static Operand<TFloat32> overClasses(LossInputs in, Operand<TFloat32> student, Operand<TFloat32> teacher) {
        Ops tf = in.tf();
        Operand<TFloat32> mean = tf.constant(1f / in.classes());
        Operand<TFloat32> one = tf.constant(1f);
        return correlation(tf, tf.math.sub(student, mean), tf.math.sub(teacher, mean), one, 1);
    }

    /** {@return ρ of each class, {@code [classes]}} */
    private Operand<TFloat32> overRows(LossInputs in, Operand<TFloat32> student, Operand<TFloat32> teacher) {
        Ops tf = in.tf();
        Operand<TFloat32> weights = settings.weighted() ? in.weights() : tf.onesLike(in.weights());
        Operand<TFloat32> shares =
                tf.expandDims(tf.math.divNoNan(weights, tf.math.mean(weights, tf.constant(0))), tf.constant(1));
        return correlation(tf, centred(tf, student, shares), centred(tf, teacher, shares), shares, 0);
    }

    /** {@return values less the mean of their column; shares add up to the number of rows} */
    private static Operand<TFloat32> centred(Ops tf, Operand<TFloat32> values, Operand<TFloat32> shares) {
        Operand<TFloat32> mean = tf.math.mean(tf.math.mul(values, shares), tf.constant(0), Mean.keepDims(true));
        return tf.math.sub(values, mean);
    }

    private static Operand<TFloat32> correlation(
            Ops tf, Operand<TFloat32> a, Operand<TFloat32> b, Operand<TFloat32> shares, int axis) {
        Operand<TFloat32> product = tf.math.mul(
                tf.math.add(sum(tf, tf.math.mul(shares, tf.math.square(a)), axis), tf.constant(EPSILON)),
                tf.math.add(sum(tf, tf.math.mul(shares, tf.math.square(b)), axis), tf.constant(EPSILON)));
        return tf.math.mul(sum(tf, tf.math.mul(shares, tf.math.mul(a, b)), axis), tf.math.rsqrt(product));
    }

    private static Sum<TFloat32> sum(Ops tf, Operand<TFloat32> values, int axis) {
        return tf.sum(values, tf.constant(axis));
    }
}
