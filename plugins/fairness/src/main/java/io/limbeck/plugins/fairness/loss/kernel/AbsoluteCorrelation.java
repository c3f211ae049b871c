package io.limbeck.plugins.fairness.loss.kernel;

import io.limbeck.plugins.fairness.loss.groups.Among;
import io.limbeck.plugins.fairness.loss.groups.GroupSettings;
import io.limbeck.plugins.fairness.loss.groups.Members;
import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.tensorflow.LossInputs;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.spi.tensorflow.Need;
import java.util.Optional;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;

/**
 * Absolute correlation of the probability of the favourable class with being in a group, {@code |Σw (m - m̄)(p - p̄)| / √(Σw
 * (m - m̄)² · Σw (p - p̄)²)} with m = 1 in the group and 0 outside, as MinDiff defines it [1][2]; the mean over the groups
 * present. With two groups both correlations are the same. In 0 … 1.
 *
 * <p>0, without gradient, where fewer than two groups are present or all scores are the same. It does not mind how far apart
 * the scores are, only how they line up, so that it pulls as hard on a model that barely tells rows apart; {@link Mmd}
 * does not.
 *
 * <p>[1] Beutel et al.: Putting Fairness Principles into Practice: Challenges, Metrics, and Improvements, 2019, section 5.
 * [2] TensorFlow Model Remediation, min_diff/losses, AbsoluteCorrelationLoss.
 */
final class AbsoluteCorrelation implements LossTerm {

    private static final float SMALLEST_VARIANCE = 1e-12f;

    @Summary("Absolute correlation of score and group, as MinDiff defines it")
    record Settings(
            @Summary(ATTRIBUTE) Optional<String> attribute,

            @Summary(Among.SUMMARY) @Default("all-rows") Among among,

            @Summary(WEIGHTED) @Default("true") boolean weighted)
            implements GroupSettings {}

    private final Settings settings;

    AbsoluteCorrelation(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Set<Need> needs() {
        return settings.among().needs();
    }

    @Override
    public Operand<TFloat32> loss(LossInputs in) {
        Ops tf = in.tf();
        Operand<TFloat32> scores = Scores.FAVOURABLE.of(in);
        return settings.among().masks(in).stream()
                .map(mask -> correlation(tf, scores, Members.of(in, settings, settings.weighted(), mask)))
                .reduce(tf.math::add)
                .orElseThrow();
    }

    private static Operand<TFloat32> correlation(Ops tf, Operand<TFloat32> scores, Members members) {
        Operand<TFloat32> shares = members.sharesOfAll();
        Operand<TFloat32> perRow = tf.reduceSum(shares, tf.constant(1), ReduceSum.keepDims(true)); // [batch, 1]
        Operand<TFloat32> mean = sum(tf, tf.math.mul(perRow, scores));
        Operand<TFloat32> centred = tf.math.sub(scores, mean);
        Operand<TFloat32> covariance = tf.linalg.matMul(centred, shares, MatMul.transposeA(true)); // [1, groups]
        Operand<TFloat32> size = tf.reduceSum(shares, tf.constant(0), ReduceSum.keepDims(true));
        Operand<TFloat32> spreadOfGroup = tf.math.sqrt(tf.math.mul(size, tf.math.sub(tf.constant(1f), size)));
        Operand<TFloat32> variance = sum(tf, tf.math.mul(perRow, tf.math.square(centred)));
        Operand<TFloat32> varies =
                tf.dtypes.cast(tf.math.greater(variance, tf.constant(SMALLEST_VARIANCE)), TFloat32.class);
        Operand<TFloat32> spread =
                tf.math.sqrt(tf.math.add(tf.math.mul(variance, varies), tf.math.sub(tf.constant(1f), varies)));
        Operand<TFloat32> each =
                tf.math.div(tf.math.divNoNan(tf.math.abs(covariance), spreadOfGroup), spread); // [1, groups]
        Operand<TFloat32> overGroups = tf.math.divNoNan(sum(tf, each), sum(tf, members.present()));
        return tf.math.mul(overGroups, varies);
    }

    private static Operand<TFloat32> sum(Ops tf, Operand<TFloat32> matrix) {
        return tf.reduceSum(matrix, tf.constant(new int[] {0, 1}));
    }
}
