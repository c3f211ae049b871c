package io.limbeck.plugins.fairness.loss;

import io.limbeck.spi.tensorflow.LossInputs;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.spi.tensorflow.Need;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Sum of the gaps between groups in soft true and false positive rates: the gap in the mean probability of the favourable
 * class among rows whose true class it is, plus the same gap among the others [1][2]. In 0 … 2; {@link Aggregate} says
 * what a gap is among more than two groups.
 *
 * <p>The sum is one of three rivals: as a metric Fairlearn takes the larger of the two gaps, AIF360 their mean. Two
 * classes only, since rows of the unfavourable class are one group of their own. Use {@link EqualOpportunityGap} where
 * only those who deserve the favourable class have a claim.
 *
 * <p>[1] Hardt, Price, Srebro: Equality of Opportunity in Supervised Learning, 2016, definition 2.1. [2] Han et al.: FFB,
 * 2024, DiffEOdd.
 */
final class EqualizedOddsGap implements LossTerm {

    private final GapSettings settings;

    EqualizedOddsGap(GapSettings settings) {
        this.settings = settings;
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.GROUPS, Need.LABELS, Need.BINARY);
    }

    @Override
    public Operand<TFloat32> loss(LossInputs in) {
        Ops tf = in.tf();
        Gap gap = new Gap(in, settings);
        Operand<TFloat32> probability = gap.favourableProbability();
        Operand<TFloat32> positive = gap.favourableLabel();
        Operand<TFloat32> negative = tf.math.sub(tf.constant(1f), positive);
        return tf.math.add(gap.absolute(probability, positive), gap.absolute(probability, negative));
    }
}
