package io.limbeck.plugins.distillation.feature;

import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.tensorflow.LossInputs;
import jakarta.validation.constraints.NotBlank;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * One less the linear centred kernel alignment of two layers, {@code 1 - HSIC(K_s, K_t) / √(HSIC(K_s, K_s) · HSIC(K_t,
 * K_t))}, where {@code K = F·Fᵀ} of the layer with its mean over the batch taken off and {@code HSIC(K, L) = Σ K ∘ L}
 * up to a factor [1]. In 0 … 1; moving, turning or scaling either layer as a whole changes nothing, and the layers may
 * have any shapes.
 *
 * <p>With weights, the means are weighted, and a pair counts by the product of its rows' weights. A batch that is all
 * alike to the teacher's layer is worth nothing.
 *
 * <p>The estimate is biased upwards where the batch has fewer rows than the layers have units; as a loss it then asks
 * for little. Take large batches, or {@link SimilarityPreserving}.
 *
 * <p>[1] Kornblith, Norouzi, Lee, Hinton: Similarity of Neural Network Representations Revisited, 2019, section 3.
 */
final class CkaAlignment extends LayerTerm {

    private static final float CONSTANT = 1e-30f;

    @Summary("One less the linear centred kernel alignment (CKA) of two layers")
    record Settings(
            @Summary(LayerPair.TEACHER) @NotBlank String teacherLayer,
            @Summary(LayerPair.STUDENT) @NotBlank String studentLayer,

            @Summary(LayerPair.WEIGHTED_PAIRS) @Default("true")
            boolean weighted)
            implements LayerPair {}

    private final Settings settings;

    CkaAlignment(Settings settings) {
        super(settings);
        this.settings = settings;
    }

    @Override
    Operand<TFloat32> loss(LossInputs in, Layers layers) {
        Ops tf = in.tf();
        Operand<TFloat32> student = kernel(in, layers.student());
        Operand<TFloat32> teacher = kernel(in, layers.teacher());
        Operand<TFloat32> ofTeacher = independence(in, teacher, teacher);
        Operand<TFloat32> lengths = tf.math.mul(
                Norms.inverseRoot(tf, independence(in, student, student), CONSTANT),
                Norms.inverseRoot(tf, ofTeacher, CONSTANT));
        Operand<TFloat32> alignment = tf.math.mul(independence(in, student, teacher), lengths);
        return tf.math.sub(Norms.heard(tf, ofTeacher, CONSTANT), alignment);
    }

    private Operand<TFloat32> kernel(LossInputs in, Layer layer) {
        Ops tf = in.tf();
        Operand<TInt32> rows = tf.constant(0);
        Operand<TFloat32> values = layer.vectors();
        Operand<TFloat32> shares = tf.expandDims(Relations.shares(in, settings.weighted()), tf.constant(1));
        Operand<TFloat32> mean = tf.reduceSum(tf.math.mul(values, shares), rows);
        return Relations.products(tf, tf.math.sub(values, mean));
    }

    /** {@return the Hilbert–Schmidt independence criterion of two centred kernels, up to a factor} */
    private Operand<TFloat32> independence(LossInputs in, Operand<TFloat32> one, Operand<TFloat32> other) {
        return Relations.mean(in, in.tf().math.mul(one, other), 2, settings.weighted());
    }
}
