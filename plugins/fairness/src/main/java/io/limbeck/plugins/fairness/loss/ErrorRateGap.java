package io.limbeck.plugins.fairness.loss;

import io.limbeck.spi.tensorflow.LossInputs;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.spi.tensorflow.Need;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Gap between groups in the error rate, relative to the larger one: {@code |θ₁ - θ₂| / max(θ₁, θ₂)} for two groups,
 * {@link Aggregate} for more. In 0 … 1; 0 where no group errs. It is one less the ratio of the error rates.
 *
 * <p>An error counted 0 or 1 has no gradient. Here {@code θ_g} is the expected error rate of a model that draws its
 * decision from its own softmax: the mean over the group's rows of {@code 1 - p(true class)}. It tends to the error rate
 * of the hard decisions as the probabilities tend to 0 and 1, for any number of classes.
 *
 * <p>Being relative, the term pulls as hard between error rates of 1 % and 2 % as between 20 % and 40 %, and its gradient
 * grows as the errors vanish; with rare errors it wants large batches. Making the better group worse lowers it too, so it
 * stands beside a term for accuracy, never alone. Use {@link EqualizedOddsGap} where the kind of error matters.
 */
final class ErrorRateGap implements LossTerm {

    private final GapSettings settings;

    ErrorRateGap(GapSettings settings) {
        this.settings = settings;
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.GROUPS, Need.LABELS);
    }

    @Override
    public Operand<TFloat32> loss(LossInputs in) {
        Ops tf = in.tf();
        Gap gap = new Gap(in, settings);
        Operand<TFloat32> right =
                tf.reduceSum(tf.math.mul(tf.nn.softmax(in.logits()), in.oneHotLabels()), tf.constant(1));
        // Rounding can lift a softmax above one; a rate below zero would turn the guards round.
        Operand<TFloat32> wrong = tf.math.maximum(tf.math.sub(tf.constant(1f), right), tf.constant(0f));
        return gap.relative(wrong, gap.everyRow());
    }
}
