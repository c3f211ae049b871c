package io.limbeck.plugins.distillation.feature;

import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.tensorflow.LossInputs;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Correlation congruence: {@code ‖C_s - C_t‖² / batch²}, where {@code C} is a Gaussian kernel between the rows of the
 * batch, {@code exp(-γ ‖x - y‖²)} of rows divided by their length, by its Taylor series {@code exp(-2γ) · Σ_{p ≤ P}
 * (2γ)^p / p! · cos^p} [1]. Scaling a row or turning a layer changes nothing; the layers may have any shapes. With
 * weights, a pair counts by the product of its rows' weights.
 *
 * <p>torchdistill takes the root of the sum of squares, and leaves the division by the length to the model.
 *
 * <p>[1] Peng et al.: Correlation Congruence for Knowledge Distillation, 2019, section 3.3; γ = 0.4 and P = 2 from
 * there.
 */
final class CorrelationCongruence extends LayerTerm {

    @Summary("Correlation congruence: rows are to be as near to each other as they are to the teacher, by a kernel")
    record Settings(
            @Summary(LayerPair.TEACHER) @NotBlank String teacherLayer,
            @Summary(LayerPair.STUDENT) @NotBlank String studentLayer,

            @Summary("The kernel's γ; the greater, the more only near rows count") @Default("0.4") @Positive
            double gamma,

            @Summary("Highest power of the kernel's series") @Default("2") @Min(1) @Max(10)
            int order,

            @Summary(LayerPair.WEIGHTED_PAIRS) @Default("true")
            boolean weighted)
            implements LayerPair {}

    private final Settings settings;

    CorrelationCongruence(Settings settings) {
        super(settings);
        this.settings = settings;
    }

    @Override
    Operand<TFloat32> loss(LossInputs in, Layers layers) {
        Ops tf = in.tf();
        Operand<TFloat32> distances = tf.math.squaredDifference(kernel(layers.student()), kernel(layers.teacher()));
        return Relations.mean(in, distances, 2, settings.weighted());
    }

    /** Horner's scheme: {@code e · (1 + x (1 + x/2 (1 + x/3 …)))} with x = 2γ · cos. */
    private Operand<TFloat32> kernel(Layer layer) {
        Ops tf = layer.tf();
        double twice = 2 * settings.gamma();
        Operand<TFloat32> one = tf.constant(1f);
        Operand<TFloat32> x = tf.math.mul(tf.constant((float) twice), Relations.cosines(tf, layer.vectors()));
        Operand<TFloat32> series = one;
        for (int p = settings.order(); p >= 1; p--) {
            series = tf.math.add(one, tf.math.mul(tf.math.div(x, tf.constant((float) p)), series));
        }
        return tf.math.mul(tf.constant((float) Math.exp(-twice)), series);
    }
}
