package io.limbeck.plugins.distillation.feature;

import io.limbeck.plugins.distillation.term.Rows;
import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.tensorflow.LossInputs;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A hint: the squared distance of the teacher's layer {@code F_t} from the student's {@code F_s}, seen through a
 * learned projection {@code r}, {@code ‖r(F_s) - F_t‖²} [1]. The projection is linear for vectors and a convolution
 * without padding for images, whose kernel makes the student's maps as small as the teacher's (1 × 1 where they are so
 * already); it is trained beside the student and thrown away.
 *
 * <p>The paper has half the sum over the layer's units. Re-implementations [2] take the mean, which is the
 * default here, so that a weight means the same for layers of any width; they give it a weight of 100.
 *
 * <p>[1] Romero et al.: FitNets: Hints for Thin Deep Nets, 2015, section 2.2. [2] Tian, Krishnan, Isola: Contrastive
 * Representation Distillation, 2020, appendix.
 */
final class Hint extends LayerTerm {

    /** When the student's layer is seen through a learned projection. */
    enum Through {
        ALWAYS,
        WHERE_SHAPES_DIFFER,
        NEVER
    }

    /** How the squares of a row become one number. */
    enum Over {
        MEAN,
        HALF_SUM
    }

    @Summary("FitNets hint: squared distance of layers, the student's seen through a learned projection")
    record Settings(
            @Summary(LayerPair.TEACHER) @NotBlank String teacherLayer,
            @Summary(LayerPair.STUDENT) @NotBlank String studentLayer,

            @Summary("When the student's layer goes through a learned projection") @Default("always")
            Through projection,

            @Summary("How a row's squares become one number: their mean, or half their sum as in the paper")
            @Default("mean")
            Over over,

            @Summary(LayerPair.WEIGHTED_ROWS) @Default("true")
            boolean weighted)
            implements LayerPair {}

    private final Settings settings;

    Hint(Settings settings) {
        super(settings);
        this.settings = settings;
    }

    @Override
    Operand<TFloat32> loss(LossInputs in, Layers layers) {
        Ops tf = in.tf();
        int width = layers.teacher().width();
        Operand<TFloat32> seen = tf.reshape(projected(in, layers), tf.constant(new int[] {-1, width}));
        Operand<TFloat32> squares =
                tf.math.square(tf.math.sub(seen, layers.teacher().vectors()));
        float share =
                switch (settings.over()) {
                    case MEAN -> 1f / width;
                    case HALF_SUM -> 0.5f;
                };
        Operand<TFloat32> perRow = tf.math.mul(tf.reduceSum(squares, tf.constant(1)), tf.constant(share));
        return Rows.mean(in, perRow, settings.weighted());
    }

    private Operand<TFloat32> projected(LossInputs in, Layers layers) {
        boolean alike = layers.student().shape().equals(layers.teacher().shape());
        return switch (settings.projection()) {
            case ALWAYS -> learned(in, layers);
            case WHERE_SHAPES_DIFFER -> alike ? layers.student().values() : learned(in, layers);
            case NEVER -> {
                if (!alike) {
                    throw layers.unfit(
                            "without a projection they cannot be compared",
                            "write 'projection: always', or tap layers of one shape");
                }
                yield layers.student().values();
            }
        };
    }

    private static Operand<TFloat32> learned(LossInputs in, Layers layers) {
        Layer student = layers.student();
        List<Integer> from = student.shape();
        List<Integer> to = layers.teacher().shape();
        int last = from.size() - 1;
        if (from.size() != to.size() || from.isEmpty()) {
            throw layers.unfit(
                    "a projection keeps the number of dimensions",
                    "tap two dense layers or two convolutional ones, or use 'distillation/similarity-preserving'");
        }
        int channels = layers.teacher().channels();
        if (from.subList(0, last).equals(to.subList(0, last))) {
            return Projection.linear(in, "projection", student.points(), student.channels(), channels);
        }
        if (from.size() != 3 || from.get(0) < to.get(0) || from.get(1) < to.get(1)) {
            throw layers.unfit(
                    "a projection without padding cannot make maps larger",
                    "tap an earlier layer of the student or a later one of the teacher");
        }
        int down = from.get(0) - to.get(0) + 1;
        int across = from.get(1) - to.get(1) + 1;
        return Projection.convolution(in, "projection", student.values(), down, across, student.channels(), channels);
    }
}
