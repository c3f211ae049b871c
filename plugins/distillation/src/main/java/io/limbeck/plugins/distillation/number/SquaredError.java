package io.limbeck.plugins.distillation.number;

import io.limbeck.plugins.distillation.term.Rows;
import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.tensorflow.LossInputs;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.spi.tensorflow.Need;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Squared error of the predicted mean on the standardised scale, {@code (y - μ)²}, averaged over the batch: least squares.
 *
 * <p>With {@code variance} the log variance s is fitted beside it, to the squared errors as they stand, {@code ½ · (s + r ·
 * exp(-s))} with {@code r = (y - μ)²} held constant, so that it does not pull on the mean as the likelihood does [1]. Without
 * it nothing trains the second output: what a model says of its uncertainty means nothing then.
 *
 * <p>[1] Stirn, Wessels, Schertzer, Pereira, Sanjana, Knowles: Faithful Heteroscedastic Regression with Neural Networks,
 * 2023, equation 5; theirs also keeps the variance from shaping the hidden layers.
 */
final class SquaredError implements LossTerm {

    @Summary("Squared error of a predicted number; its variance is fitted to the squared errors beside it")
    record Settings(
            @Summary("Whether the predicted variance is fitted too, without a pull on the mean") @Default("true")
            boolean variance,

            @Summary("Whether rows count by their weight; otherwise each counts alike") @Default("true")
            boolean weighted) {}

    private final Settings settings;

    SquaredError(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.TARGETS);
    }

    @Override
    public Operand<TFloat32> loss(LossInputs in) {
        Ops tf = in.tf();
        Operand<TFloat32> squares = tf.math.square(tf.math.sub(in.targets(), Outputs.mean(tf, in.logits())));
        if (!settings.variance()) {
            return Rows.mean(in, squares, settings.weighted());
        }
        Operand<TFloat32> s = Outputs.logVariance(tf, in.logits());
        Operand<TFloat32> fitted = tf.math.mul(
                tf.constant(0.5f), tf.math.add(s, tf.math.mul(tf.stopGradient(squares), tf.math.exp(tf.math.neg(s)))));
        return Rows.mean(in, tf.math.add(squares, fitted), settings.weighted());
    }
}
