package io.limbeck.plugins.distillation.feature;

import io.limbeck.plugins.distillation.feature.LayerPair.Named;
import io.limbeck.plugins.distillation.feature.LayerPair.Owner;
import io.limbeck.plugins.distillation.term.Rows;
import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.model.View;
import io.limbeck.spi.tensorflow.LossInputs;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.spi.tensorflow.Need;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The flow of the solution procedure (FSP): how one layer leads to a later one, {@code G = F₁ᵀ·F₂ / places}, a number
 * for each pair of channels; the mean of {@code (G_s - G_t)²} over these and the rows [1]. Student and teacher need the
 * same numbers of channels. Where the two layers of a model differ in size the larger is averaged over blocks; dense
 * layers count as one place.
 *
 * <p>The paper sums the squares; the mean is what re-implementations [2] take, so that the weight does not depend on
 * the channels.
 *
 * <p>[1] Yim, Joo, Bae, Kim: A Gift from Knowledge Distillation, 2017, section 3.2. [2] Tian, Krishnan, Isola:
 * Contrastive Representation Distillation, 2020, appendix.
 */
final class Flow implements LossTerm {

    @Summary("Flow of the solution procedure (FSP): products of an early and a late layer are to be the teacher's")
    record Settings(
            @Summary("The teacher's earlier layer, by name") @NotBlank
            String teacherEarly,

            @Summary("The teacher's later layer, by name") @NotBlank
            String teacherLate,

            @Summary("The student's earlier layer, by name") @NotBlank
            String studentEarly,

            @Summary("The student's later layer, by name") @NotBlank
            String studentLate,

            @Summary(LayerPair.WEIGHTED_ROWS) @Default("true")
            boolean weighted) {

        List<Named> named() {
            return List.of(
                    new Named("teacherEarly", Owner.TEACHER, teacherEarly),
                    new Named("teacherLate", Owner.TEACHER, teacherLate),
                    new Named("studentEarly", Owner.STUDENT, studentEarly),
                    new Named("studentLate", Owner.STUDENT, studentLate));
        }
    }

    private final Settings settings;

    Flow(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Set<Need> needs() {
        return Set.of();
    }

    @Override
    public Set<View> views() {
        return settings.teacherEarly().equals(settings.teacherLate())
                ? Set.of(new View.Tap(settings.teacherEarly()))
                : Set.of(new View.Tap(settings.teacherEarly()), new View.Tap(settings.teacherLate()));
    }

    @Override
    public Operand<TFloat32> loss(LossInputs in) {
        Ops tf = in.tf();
        List<Layer> layers =
                settings.named().stream().map(named -> Layers.find(in, named)).toList();
        requireChannels(new Layers(layers.get(2), layers.get(0)));
        requireChannels(new Layers(layers.get(3), layers.get(1)));
        Operand<TFloat32> distances = tf.math.squaredDifference(
                flow(new Layers(layers.get(2), layers.get(3))), flow(new Layers(layers.get(0), layers.get(1))));
        return Rows.mean(in, tf.math.mean(distances, tf.constant(new int[] {1, 2})), settings.weighted());
    }

    private static void requireChannels(Layers layers) {
        if (layers.student().channels() != layers.teacher().channels()) {
            throw layers.unfit(
                    "their flows can only be compared with as many channels",
                    "tap layers with the same number of channels, or use 'distillation/hint', which projects");
        }
    }

    private static Operand<TFloat32> flow(Layers layers) {
        boolean images =
                layers.student().shape().size() == 3 || layers.teacher().shape().size() == 3;
        Layers sized = images ? layers.ofOneSize() : layers;
        Ops tf = sized.student().tf();
        int places = sized.student().width() / sized.student().channels();
        Operand<TFloat32> products =
                tf.linalg.einsum(List.of(sized.student().maps(), sized.teacher().maps()), "bpi,bpj->bij");
        return tf.math.div(products, tf.constant((float) places));
    }
}
