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
import java.util.Optional;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.types.TFloat32;

/**
 * Hilbert–Schmidt independence criterion of score and group, the biased estimate {@code tr(K H L H) / n²} [1]: K is the
 * kernel of the scores, {@code L = 1} for two rows of the same group and 0 otherwise, {@code H = I - 1/n}. With weights, n⁻¹ is
 * each row's share. 0 just where the scores are independent of the group, however many groups there are; as a fairness
 * penalty [2].
 *
 * <p>Kernels: {@code exp(-‖x - y‖² / 2σ²)} or {@code exp(-‖x - y‖ / σ)}. Without a bandwidth σ is the median distance of
 * two different rows among the first {@value #SAMPLE} of the batch, 1 if that is 0; no gradient flows through it. A Gaussian
 * kernel on the group's code, as the FFB benchmark has it, gives the same up to a factor for two groups.
 *
 * <p>Of two groups with shares a and b it is {@code 2 a² b²} times the squared {@link Mmd} of the same kernel: groups count
 * by their size here and alike there, so that it wants a larger weight, and hardly sees a small group. Libraries that divide by
 * {@code (n - 1)²} differ by that factor. Fewer than two groups present: 0, without gradient. Cost: a matrix of {@code
 * [batch, batch]}.
 *
 * <p>[1] Gretton, Bousquet, Smola, Schölkopf: Measuring Statistical Dependence with Hilbert-Schmidt Norms, 2005, definition
 * 2; with n², Gretton et al.: A Kernel Statistical Test of Independence, 2007, equation 4. [2] Pérez-Suay et al.: Fair
 * Kernel Learning, 2017; Li, Pérez-Suay, Camps-Valls, Sejdinovic: Kernel Dependence Regularizers and Gaussian Processes with
 * Applications to Algorithmic Fairness, 2022.
 */
final class Hsic implements LossTerm {

    /** A pair of 256 rows in 65 thousand: enough for a median, and little beside the batch's own matrix. */
    private static final int SAMPLE = 256;

    @Summary("Hilbert–Schmidt independence criterion (HSIC) of score and group")
    record Settings(
            @Summary(ATTRIBUTE) Optional<String> attribute,

            @Summary(Among.SUMMARY) @Default("all-rows") Among among,

            @Summary(Scores.SUMMARY) @Default("favourable") Scores scores,

            @Summary("How alike two scores are") @Default("gauss")
            Kernel kernel,

            @Summary("Bandwidth of the kernel, in units of the scores; the batch's median distance unless given")
            Optional<@Positive Double> bandwidth,

            @Summary(WEIGHTED) @Default("true") boolean weighted)
            implements GroupSettings {}

    private final Settings settings;

    Hsic(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Set<Need> needs() {
        return settings.among().needs();
    }

    @Override
    public Operand<TFloat32> loss(LossInputs in) {
        Ops tf = in.tf();
        Operand<TFloat32> points = settings.scores().of(in);
        Operand<TFloat32> bandwidth = settings.bandwidth()
                .<Operand<TFloat32>>map(given -> tf.constant(given.floatValue()))
                .orElseGet(() -> MedianDistance.of(tf, points, SAMPLE));
        Operand<TFloat32> length =
                switch (settings.kernel()) {
                    case GAUSS -> tf.math.mul(bandwidth, tf.constant((float) Math.sqrt(2)));
                    case LAPLACE -> bandwidth;
                };
        Operand<TFloat32> kernel = settings.kernel().of(tf, Kernel.squaredDistances(tf, points), length);
        return settings.among().masks(in).stream()
                .map(mask -> dependence(tf, kernel, Members.of(in, settings, settings.weighted(), mask)))
                .reduce(tf.math::add)
                .orElseThrow();
    }

    /**
     * With p the rows' shares of all and s those of one group, π in all, the trace is {@code Σ (s - πp)ᵀ K (s - πp)} over the
     * groups: centring is done on shares, which no gradient reaches.
     */
    private static Operand<TFloat32> dependence(Ops tf, Operand<TFloat32> kernel, Members members) {
        Operand<TFloat32> shares = members.sharesOfAll(); // [batch, groups]
        Operand<TFloat32> perRow = tf.reduceSum(shares, tf.constant(1), ReduceSum.keepDims(true)); // [batch, 1]
        Operand<TFloat32> perGroup = tf.reduceSum(shares, tf.constant(0), ReduceSum.keepDims(true)); // [1, groups]
        Operand<TFloat32> centred = tf.math.sub(shares, tf.math.mul(perRow, perGroup));
        return tf.reduceSum(tf.math.mul(centred, tf.linalg.matMul(kernel, centred)), tf.constant(new int[] {0, 1}));
    }
}
