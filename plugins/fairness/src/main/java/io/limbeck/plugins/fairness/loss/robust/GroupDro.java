package io.limbeck.plugins.fairness.loss.robust;

import io.limbeck.plugins.fairness.loss.groups.Among;
import io.limbeck.plugins.fairness.loss.groups.GroupCheck;
import io.limbeck.plugins.fairness.loss.groups.GroupSettings;
import io.limbeck.plugins.fairness.loss.groups.Members;
import io.limbeck.spi.Component;
import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.tensorflow.LossInputs;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.spi.tensorflow.Need;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;

/**
 * Distributionally robust over groups: {@code Σ_g q_g ℓ_g}, ℓ being the groups' mean cross-entropies and q weights that
 * follow the losses: at each step {@code q_g ← q_g exp(η ℓ_g)}, then scaled to sum to 1 [1, algorithm 1]. The term takes the
 * place of cross-entropy: it learns the labels, and those groups most that are worst off.
 *
 * <p>A group is a group of the attribute within a true class, as in all of the paper's experiments, or with {@code byClass:
 * false} a group of the attribute. The weights are a state: they begin equal among the groups that have training rows, each step
 * uses the weights it has just updated, and no gradient flows through them. {@code adjustment} C adds {@code C / √n_g} to the
 * loss by which a weight rises, n_g being the group's training rows: small groups are learnt by heart sooner, and need a
 * larger margin. A group that is absent from a batch adds nothing, and keeps its weight but for the scaling. On validation
 * rows the weights are those that one more step would use.
 *
 * <p>Where a large model can fit every training row it needs strong weight decay or few epochs to do better than plain
 * training [1]. A term whose value is watched while its weights move is no good for early stopping: watch the accuracy.
 *
 * <p>[1] Sagawa, Koh, Hashimoto, Liang: Distributionally Robust Neural Networks for Group Shifts, 2020.
 */
final class GroupDro implements LossTerm {

    /** The state: logarithms of q, {@code [1, groups]}, so that a weight that became tiny can still come back. */
    static final String LOGS = "logWeights";

    private static final float NOBODY = -1e9f;

    @Summary("Group DRO: groups count by weights that follow their losses, the worst most")
    record Settings(
            @Summary(ATTRIBUTE) Optional<String> attribute,

            @Summary("Whether each true class of a group is a group of its own") @Default("true")
            boolean byClass,

            @Summary("Step size of the groups' weights") @Default("0.01") @Positive
            double rate,

            @Summary("Added to a group's loss where weights are updated, divided by the root of its training rows")
            @Default("0")
            @PositiveOrZero
            double adjustment,

            @Summary("Whether rows count by their weight within their group; otherwise each counts alike")
            @Default("true")
            boolean weighted)
            implements GroupSettings {}

    private final Settings settings;

    GroupDro(Settings settings) {
        this.settings = settings;
    }

    static Component<Settings, LossTerm> component() {
        return Component.of(LossTerm.KIND, "fairness/group-dro", Settings.class, GroupDro::new)
                .ports((settings, inputs) -> GroupCheck.ports(settings, new GroupDro(settings).needs(), inputs));
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.GROUPS, Need.LABELS);
    }

    @Override
    public Operand<TFloat32> loss(LossInputs in) {
        Ops tf = in.tf();
        Among among = settings.byClass() ? Among.EACH_CLASS : Among.ALL_ROWS;
        List<Members> cells = among.masks(in).stream()
                .map(mask -> Members.of(in, settings, settings.weighted(), mask))
                .toList();
        Operand<TFloat32> crossEntropy = tf.expandDims(
                tf.nn.softmaxCrossEntropyWithLogits(in.logits(), in.oneHotLabels())
                        .loss(),
                tf.constant(0));
        Operand<TFloat32> losses = joined(
                tf,
                cells.stream()
                        .<Operand<TFloat32>>map(cell -> tf.linalg.matMul(crossEntropy, cell.shares()))
                        .toList()); // [1, groups]
        Operand<TFloat32> present =
                joined(tf, cells.stream().map(Members::present).toList());

        int[] sizes = GroupSizes.of(in.rows(), settings.requireAttribute(in.attributes()), settings.byClass());
        Operand<TFloat32> logs = in.state(LOGS, Shape.of(1, sizes.length), () -> first(sizes));
        Operand<TFloat32> pull =
                tf.math.mul(tf.math.add(tf.stopGradient(losses), tf.constant(new float[][] {margins(sizes)})), present);
        Operand<TFloat32> moved =
                tf.nn.logSoftmax(tf.math.add(logs, tf.math.mul(tf.constant((float) settings.rate()), pull)));
        in.next(LOGS, moved);
        Operand<TFloat32> weights = tf.stopGradient(tf.math.exp(moved));
        return tf.squeeze(tf.linalg.matMul(weights, losses, MatMul.transposeB(true)));
    }

    private static Operand<TFloat32> joined(Ops tf, List<Operand<TFloat32>> parts) {
        return parts.size() == 1 ? parts.get(0) : tf.concat(parts, tf.constant(1));
    }

    /** {@return logarithms of equal weights; a group without training rows has none} */
    private static float[] first(int[] sizes) {
        long groups = Arrays.stream(sizes).filter(size -> size > 0).count();
        float[] logs = new float[sizes.length];
        for (int i = 0; i < logs.length; i++) {
            logs[i] = sizes[i] > 0 ? (float) -Math.log(groups) : NOBODY;
        }
        return logs;
    }

    private float[] margins(int[] sizes) {
        float[] margins = new float[sizes.length];
        for (int i = 0; i < margins.length; i++) {
            margins[i] = sizes[i] == 0 ? 0 : (float) (settings.adjustment() / Math.sqrt(sizes[i]));
        }
        return margins;
    }
}
