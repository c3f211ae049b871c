package io.limbeck.plugins.distillation.output;

import io.limbeck.plugins.distillation.term.Rows;
import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.tensorflow.LossInputs;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.spi.tensorflow.Need;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.types.TFloat32;

/**
 * Mean squared distance of logits: {@code ‖s - t‖² / classes}, averaged over the batch [1][2]. With {@code centre: mean}
 * every row's mean is taken off both sides first, as softmax does not see it; then twice {@link SoftenedKl} tends to
 * this as the temperature grows [3].
 *
 * <p>It asks for the teacher's logits in full, those of hopeless classes included. Use {@link SoftenedKl} with a low
 * temperature where a small student should not spend itself on them.
 *
 * <p>[1] Bucilă, Caruana, Niculescu-Mizil: Model Compression, 2006. [2] Ba, Caruana: Do Deep Nets Really Need to be
 * Deep?, 2014, section 2. [3] Hinton, Vinyals, Dean: Distilling the Knowledge in a Neural Network, 2015, section 2.1,
 * eq. 4.
 */
final class LogitMse implements LossTerm {

    /** What is taken off each row of logits. */
    enum Centre {
        NONE,
        MEAN
    }

    @Summary("Mean squared distance between the student's and the teacher's logits")
    record Settings(
            @Summary(
                    "What is taken off each row of logits first: nothing, or the row's mean, which softmax does not see")
            @Default("none")
            Centre centre,

            @Summary("Whether rows count by their weight; otherwise each counts alike") @Default("true")
            boolean weighted) {}

    private final Settings settings;

    LogitMse(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.TEACHER_LOGITS);
    }

    @Override
    public Operand<TFloat32> loss(LossInputs in) {
        Ops tf = in.tf();
        Operand<TFloat32> distance = centred(in, tf.math.sub(in.logits(), in.teacherLogits()));
        Operand<TFloat32> classes = tf.constant((float) in.classes());
        Operand<TFloat32> perRow = tf.math.div(tf.reduceSum(tf.math.square(distance), tf.constant(1)), classes);
        return Rows.mean(in, perRow, settings.weighted());
    }

    private Operand<TFloat32> centred(LossInputs in, Operand<TFloat32> rows) {
        Ops tf = in.tf();
        return switch (settings.centre()) {
            case NONE -> rows;
            case MEAN ->
                tf.math.sub(
                        rows,
                        tf.math.div(tf.reduceSum(rows, tf.constant(1), ReduceSum.keepDims(true)), tf.constant((float)
                                in.classes())));
        };
    }
}
