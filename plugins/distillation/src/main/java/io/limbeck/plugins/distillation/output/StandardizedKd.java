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
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Sum;
import org.tensorflow.types.TFloat32;

/**
 * Distillation of standardised logits [1]: {@link SoftenedKl} after each row of either side was brought to mean 0 and
 * deviation 1, {@code (z - mean z) / sd z}. The student is to rank and space the classes like its teacher; how large its
 * logits grow is left to itself. Zero wherever one side's row is a positive multiple of the other's, plus a constant.
 *
 * <p>The published code divides by the sample deviation (K - 1 in the denominator), the default here;
 * {@code deviation: population} divides by that with K. The two differ as two temperatures do.
 *
 * <p>Useless with two classes: every row becomes ± 1, and nothing is left but the decision. And keep
 * {@link CrossEntropy} beside it: this term alone says nothing about certainty.
 *
 * <p>[1] Sun, Ren, Li, Wang, Cao: Logit Standardization in Knowledge Distillation, 2024, section 3.3 and algorithm 1.
 */
final class StandardizedKd implements LossTerm {

    /** Added to the variance, so that a row of equal logits has a slope that is not infinite. */
    private static final float FLOOR = 1e-6f;

    /** What is divided by. */
    enum Deviation {
        SAMPLE,
        POPULATION
    }

    @Summary("Distillation of logits brought to mean 0 and deviation 1 in each row: their order and spacing, not size")
    record Settings(
            @Summary("Temperature that softens the standardised logits") @Default("2") @Positive
            double temperature,

            @Summary("Deviation of a row: sample (over K - 1, as the published code) or population (over K)")
            @Default("sample")
            Deviation deviation,

            @Summary("Whether rows count by their weight; otherwise each counts alike") @Default("true")
            boolean weighted) {}

    private final Settings settings;

    StandardizedKd(Settings settings) {
        this.settings = settings;
    }

    static Ports check(Settings settings, PortSpecs inputs) {
        Ports ports = TeacherCheck.ports(inputs);
        boolean two = inputs.data().map(data -> data.classes().size() == 2).orElse(false);
        return two
                ? ports.with(Problem.error(
                        "",
                        "cannot teach with 2 classes: two standardised logits are ± 1 whatever they were",
                        "use 'distillation/kd'"))
                : ports;
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.TEACHER_LOGITS);
    }

    @Override
    public Operand<TFloat32> loss(LossInputs in) {
        Softened student = Softened.of(in, standardized(in, in.logits()), settings.temperature());
        Softened teacher = Softened.of(in, standardized(in, in.teacherLogits()), settings.temperature());
        return Rows.mean(in, teacher.divergenceFrom(student), settings.weighted());
    }

    private Operand<TFloat32> standardized(LossInputs in, Operand<TFloat32> logits) {
        Ops tf = in.tf();
        int classes = in.classes();
        int freedom =
                switch (settings.deviation()) {
                    case SAMPLE -> classes - 1;
                    case POPULATION -> classes;
                };
        Operand<TFloat32> centred = tf.math.sub(logits, tf.math.div(sum(tf, logits), tf.constant((float) classes)));
        Operand<TFloat32> variance = tf.math.div(sum(tf, tf.math.square(centred)), tf.constant((float) freedom));
        return tf.math.mul(centred, tf.math.rsqrt(tf.math.add(variance, tf.constant(FLOOR))));
    }

    private static Operand<TFloat32> sum(Ops tf, Operand<TFloat32> rows) {
        return tf.sum(rows, tf.constant(1), Sum.keepDims(true));
    }
}
