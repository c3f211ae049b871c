package io.limbeck.plugins.distillation.feature;

import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.tensorflow.LossInputs;
import jakarta.validation.constraints.NotBlank;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Similarity preserving: rows that are alike to the teacher are to be alike to the student. With {@code G = F·Fᵀ} over
 * the rows of the batch and each row of {@code G} divided by its length, {@code ‖G_s - G_t‖² / batch²} [1]. The layers
 * may have any shapes; a rotation or a scaling of either layer changes nothing.
 *
 * <p>With weights, a pair counts by the product of its rows' weights; the lengths are taken without them. torchdistill
 * divides each row of {@code G} by the sum of its absolute values instead of its length: figures are not comparable.
 *
 * <p>[1] Tung, Mori: Similarity-Preserving Knowledge Distillation, 2019, section 3.1; with a weight of 3000 there.
 */
final class SimilarityPreserving extends LayerTerm {

    @Summary("Similarity preserving: rows alike to the teacher's layer are to be alike to the student's")
    record Settings(
            @Summary(LayerPair.TEACHER) @NotBlank String teacherLayer,
            @Summary(LayerPair.STUDENT) @NotBlank String studentLayer,

            @Summary(LayerPair.WEIGHTED_PAIRS) @Default("true")
            boolean weighted)
            implements LayerPair {}

    private final Settings settings;

    SimilarityPreserving(Settings settings) {
        super(settings);
        this.settings = settings;
    }

    @Override
    Operand<TFloat32> loss(LossInputs in, Layers layers) {
        Ops tf = in.tf();
        Operand<TFloat32> distances =
                tf.math.squaredDifference(similarity(layers.student()), similarity(layers.teacher()));
        return Relations.mean(in, distances, 2, settings.weighted());
    }

    private static Operand<TFloat32> similarity(Layer layer) {
        return Norms.unit(layer.tf(), Relations.products(layer.tf(), layer.vectors()), 1);
    }
}
