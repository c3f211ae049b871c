package io.limbeck.plugins.fairness.loss.kernel;

import io.limbeck.plugins.fairness.loss.groups.Among;
import io.limbeck.plugins.fairness.loss.groups.GroupSettings;
import io.limbeck.plugins.fairness.loss.groups.Members;
import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.tensorflow.LossInputs;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.spi.tensorflow.Need;
import jakarta.validation.constraints.Positive;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;

/**
 * Squared maximum mean discrepancy of the groups' scores as MinDiff defines it: {@code E k(x, x') - 2 E k(x, y) + E k(y,
 * y')}, x and y being the scores of two groups and each mean taken over all pairs, a row with itself included, by the
 * product of the rows' weights [1][2]. Kernels: {@code exp(-‖x - y‖² / ℓ²)} and {@code exp(-‖x - y‖ / ℓ)}. In 0 … 2.
 *
 * <p>A row with itself is as alike as can be, so that a group of few rows seems far from all others whatever the model says;
 * the one way out is to say the same of everybody. MinDiff feeds each group in batches of its own, of equal size. Where
 * groups come as they do, and some are rare, use {@link Estimate#UNBIASED}: on Adult, by sex and race and with batches of 256
 * rows, weight 1 left a model with one answer (accuracy 0.752) with the one and 0.821 with the other.
 *
 * <p>Unlike a gap of means it sees every difference between the two distributions, and so leaves no way round. {@link Among}
 * says which rows are compared; MinDiff's own use is to feed it the rows of one true class. Of more than two groups it is
 * the mean over all pairs of those present in the batch; with fewer than two it is 0 and has no gradient.
 *
 * <p>{@code adjusted} divides by the variance of the two estimated means plus 0.01, as MinDiff's {@code AdjustedMMDLoss}: by
 * {@code (1 - E k(x, x')) Σw² / (Σw)²} of either group, through which no gradient flows. Cost: a matrix of {@code [batch,
 * batch]}.
 *
 * <p>[1] Prost, Qian, Chen, Chi, Chen, Beutel: Toward a Better Trade-off between Performance and Fairness with
 * Kernel-Based Distribution Matching, 2019; TensorFlow Model Remediation, min_diff/losses. [2] Gretton, Borgwardt, Rasch,
 * Schölkopf, Smola: A Kernel Two-Sample Test, 2012, equation 5 (the biased estimate).
 */
final class Mmd implements LossTerm {

    private static final float EPSILON = 1e-2f;

    @Summary("Squared maximum mean discrepancy of the groups' scores, as MinDiff defines it")
    record Settings(
            @Summary(ATTRIBUTE) Optional<String> attribute,

            @Summary(Among.SUMMARY) @Default("all-rows") Among among,

            @Summary(Scores.SUMMARY) @Default("favourable") Scores scores,

            @Summary("How alike two scores are") @Default("gauss")
            Kernel kernel,

            @Summary("Length of the kernel, in units of the scores") @Default("0.1") @Positive
            double length,

            @Summary(
                    "Whether pairs of a row with itself count, as MinDiff has it; they do not in unbiased, for rare groups")
            @Default("biased")
            Estimate estimate,

            @Summary("Whether it is divided by the variance of its estimate plus 0.01") @Default("false")
            boolean adjusted,

            @Summary(WEIGHTED) @Default("true") boolean weighted)
            implements GroupSettings {}

    private final Settings settings;

    Mmd(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Set<Need> needs() {
        return settings.among().needs();
    }

    @Override
    public Operand<TFloat32> loss(LossInputs in) {
        List<Members> compared = settings.among().masks(in).stream()
                .map(mask -> Members.of(in, settings, settings.weighted(), mask))
                .toList();
        return of(in.tf(), settings.scores().of(in), compared);
    }

    /** {@return the discrepancy of points {@code [batch, coordinates]}, summed over the ways in which they are compared} */
    Operand<TFloat32> of(Ops tf, Operand<TFloat32> points, List<Members> compared) {
        Operand<TFloat32> squared = Kernel.squaredDistances(tf, points);
        Operand<TFloat32> kernel = settings.kernel().of(tf, squared, tf.constant((float) settings.length()));
        return compared.stream()
                .map(members -> discrepancy(tf, kernel, members))
                .reduce(tf.math::add)
                .orElseThrow();
    }

    private Operand<TFloat32> discrepancy(Ops tf, Operand<TFloat32> kernel, Members members) {
        Operand<TFloat32> shares = members.shares();
        Operand<TFloat32> means =
                tf.linalg.matMul(shares, tf.linalg.matMul(kernel, shares), MatMul.transposeA(true)); // [groups, groups]
        Operand<TFloat32> within = tf.reduceSum(
                tf.math.mul(means, tf.constant(identity(members.groups()))),
                tf.constant(0),
                ReduceSum.keepDims(true)); // [1, groups]
        Operand<TFloat32> pairs = tf.math.sub(
                sumOfBoth(tf, settings.estimate().within(members, within)),
                tf.math.mul(tf.constant(2f), means)); // [groups, groups]
        if (settings.adjusted()) {
            Operand<TFloat32> variance = tf.math.mul(tf.math.sub(tf.constant(1f), within), Estimate.squares(members));
            pairs = tf.math.div(pairs, tf.math.add(tf.stopGradient(sumOfBoth(tf, variance)), tf.constant(EPSILON)));
        }
        Operand<TFloat32> present = settings.estimate().counted(members);
        Operand<TFloat32> both = tf.math.mul(
                tf.linalg.matMul(present, present, MatMul.transposeA(true)), tf.constant(others(members.groups())));
        Operand<TFloat32> total = tf.reduceSum(tf.math.mul(pairs, both), tf.constant(new int[] {0, 1}));
        Operand<TFloat32> count = tf.reduceSum(present, tf.constant(new int[] {0, 1}));
        return tf.math.divNoNan(total, tf.math.mul(count, tf.math.sub(count, tf.constant(1f))));
    }

    /** {@return what any two groups have together, {@code [groups, groups]}, of {@code [1, groups]}} */
    private static Operand<TFloat32> sumOfBoth(Ops tf, Operand<TFloat32> each) {
        return tf.math.add(each, tf.linalg.transpose(each, tf.constant(new int[] {1, 0})));
    }

    private static float[][] others(int size) {
        float[][] others = new float[size][size];
        for (int i = 0; i < size; i++) {
            Arrays.fill(others[i], 1);
            others[i][i] = 0;
        }
        return others;
    }

    private static float[][] identity(int size) {
        float[][] identity = new float[size][size];
        for (int i = 0; i < size; i++) {
            identity[i][i] = 1;
        }
        return identity;
    }
}
