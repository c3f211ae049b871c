package io.limbeck.plugins.uncertainty.loss;

import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.model.Gaussian;
import io.limbeck.spi.tensorflow.LossInputs;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.spi.tensorflow.Need;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Heteroscedastic regression: the negative log-likelihood of a normal distribution whose mean μ and log variance s the
 * model predicts for each row [1][2], without its constant, averaged over the batch:
 *
 * <pre>{@code ½ · (s + (y - μ)² · exp(-s))}</pre>
 *
 * <p>Rows that are noisy anyway pull less on the mean. Early in training this can starve rows that are merely not yet
 * learnt; β-NLL [3] multiplies each row by {@code exp(β·s)}, held constant: β = 0.5 is usual, and with 1 the mean
 * is learnt as by squared error. s counts within the bounds of {@link Gaussian}, so that no value is infinite.
 *
 * <p>[1] Nix, Weigend: Estimating the Mean and Variance of the Target Probability Distribution, 1994. [2] Kendall, Gal: What
 * Uncertainties Do We Need in Bayesian Deep Learning for Computer Vision?, 2017, equation 8. [3] Seitzer, Tavakoli, Antic,
 * Martius: On the Pitfalls of Heteroscedastic Uncertainty Estimation with Probabilistic Neural Networks, 2022, equation 5.
 */
final class Heteroscedastic implements LossTerm {

    @Summary("Negative log-likelihood of a number under a normal distribution whose mean and variance are predicted")
    record Settings(
            @Summary(
                    "Power of the variance that rows count by: 0 is the plain likelihood, 0.5 is usual where it stalls")
            @Default("0")
            @DecimalMin("0")
            @DecimalMax("1")
            double beta,

            @Summary("Whether rows count by their weight; otherwise each counts alike") @Default("true")
            boolean weighted) {}

    private final Settings settings;

    Heteroscedastic(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.TARGETS);
    }

    @Override
    public Operand<TFloat32> loss(LossInputs in) {
        Ops tf = in.tf();
        Operand<TFloat32> mean = output(tf, in.logits(), 0);
        Operand<TFloat32> s = tf.clipByValue(
                output(tf, in.logits(), 1),
                tf.constant(Gaussian.LEAST_LOG_VARIANCE),
                tf.constant(Gaussian.MOST_LOG_VARIANCE));
        Operand<TFloat32> squares = tf.math.square(tf.math.sub(in.targets(), mean));
        Operand<TFloat32> surprise =
                tf.math.mul(tf.constant(0.5f), tf.math.add(s, tf.math.mul(squares, tf.math.exp(tf.math.neg(s)))));
        if (settings.beta() == 0) {
            return Rows.mean(in, surprise, settings.weighted());
        }
        Operand<TFloat32> factor = tf.stopGradient(tf.math.exp(tf.math.mul(tf.constant((float) settings.beta()), s)));
        return Rows.mean(in, tf.math.mul(factor, surprise), settings.weighted());
    }

    private static Operand<TFloat32> output(Ops tf, Operand<TFloat32> logits, int number) {
        return tf.gather(logits, tf.constant(number), tf.constant(1));
    }
}
