package io.limbeck.plugins.distillation.feature;

import io.limbeck.plugins.distillation.term.Rows;
import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.tensorflow.Initializer;
import io.limbeck.spi.tensorflow.LossInputs;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Variational information distillation: how well the teacher's layer can be told from the student's, {@code ½ ((F_t -
 * µ(F_s))² / σ_c² + log σ_c²)} averaged over units and rows: up to a constant the negative logarithm of a normal
 * density, whose minimum bounds the layers' mutual information from below [1]. The regressor µ is learned (a network on
 * each place's channels, as wide as the teacher's layer), and so is the variance of each of the teacher's channels,
 * {@code σ_c² = log(1 + exp a_c) + ε} with ε = 1e-5. Both are thrown away after training.
 *
 * <p>Below zero where the variance falls below 1: it is no distance. Maps of different sizes are averaged over blocks.
 *
 * <p>[1] Ahn, Hu, Damianou, Lawrence, Dai: Variational Information Distillation for Knowledge Transfer, 2019, section
 * 2; three layers and a first variance of 5 as in the authors' program.
 */
final class VariationalInformation extends LayerTerm {

    private static final double EPSILON = 1e-5;

    @Summary("Variational information: the teacher's layer is to be told from the student's, by a learned regressor")
    record Settings(
            @Summary(LayerPair.TEACHER) @NotBlank String teacherLayer,
            @Summary(LayerPair.STUDENT) @NotBlank String studentLayer,

            @Summary("Layers of the regressor; 1 is linear") @Default("3") @Min(1) @Max(8)
            int regressorLayers,

            @Summary("Variance of each of the teacher's channels to begin with") @Default("5") @Positive
            double firstVariance,

            @Summary(LayerPair.WEIGHTED_ROWS) @Default("true")
            boolean weighted)
            implements LayerPair {}

    private final Settings settings;

    VariationalInformation(Settings settings) {
        super(settings);
        this.settings = settings;
    }

    @Override
    Operand<TFloat32> loss(LossInputs in, Layers layers) {
        Ops tf = in.tf();
        Layers sized = sized(layers);
        Layer teacher = sized.teacher();
        Operand<TFloat32> distances = tf.math.squaredDifference(regressed(in, sized), teacher.points());
        Operand<TFloat32> variance = variance(in, teacher.channels());
        Operand<TFloat32> surprise =
                tf.math.mul(tf.constant(0.5f), tf.math.add(tf.math.div(distances, variance), tf.math.log(variance)));
        Operand<TFloat32> perUnit = tf.reshape(surprise, tf.constant(new int[] {-1, teacher.width()}));
        return Rows.mean(in, tf.math.mean(perUnit, tf.constant(1)), settings.weighted());
    }

    private static Layers sized(Layers layers) {
        int dimensions = layers.student().shape().size();
        if (dimensions != layers.teacher().shape().size() || dimensions == 0) {
            throw layers.unfit(
                    "a regressor keeps the number of dimensions",
                    "tap two dense layers or two convolutional ones, or use 'distillation/similarity-preserving'");
        }
        return dimensions == 3 ? layers.ofOneSize() : layers;
    }

    private Operand<TFloat32> regressed(LossInputs in, Layers layers) {
        Operand<TFloat32> points = layers.student().points();
        int from = layers.student().channels();
        int to = layers.teacher().channels();
        for (int i = 0; i < settings.regressorLayers(); i++) {
            points = Projection.linear(
                    in, "regressor" + i, i == 0 ? points : in.tf().nn.relu(points), from, to);
            from = to;
        }
        return points;
    }

    private Operand<TFloat32> variance(LossInputs in, int channels) {
        Ops tf = in.tf();
        double first = Math.log(Math.expm1(Math.max(settings.firstVariance() - EPSILON, EPSILON)));
        Operand<TFloat32> raw =
                in.variables().trainable("variance", Shape.of(channels), Initializer.constant((float) first));
        return tf.math.add(tf.math.softplus(raw), tf.constant((float) EPSILON));
    }
}
