package io.limbeck.plugins.fairness.loss;

import io.limbeck.spi.tensorflow.LossInputs;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.spi.tensorflow.Need;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * Gap between groups in the mean probability of the favourable class among rows whose true class it is: a soft true
 * positive rate, {@code |mean_{g=0,y=+} p - mean_{g=1,y=+} p|} for two groups [1][2], {@link Aggregate} for more.
 *
 * <p>Any number of classes will do, the favourable one against the rest. A group without such rows in a batch is left
 * out of that batch; where groups are small choose batches large enough to hold some of each. Use {@link
 * EqualizedOddsGap} where false positives matter as well.
 *
 * <p>[1] Hardt, Price, Srebro: Equality of Opportunity in Supervised Learning, 2016, definition 2.2. [2] Han et al.: FFB,
 * 2024, DiffEOpp.
 */
final class EqualOpportunityGap implements LossTerm {

    private final GapSettings settings;

    EqualOpportunityGap(GapSettings settings) {
        this.settings = settings;
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.GROUPS, Need.LABELS);
    }

    @Override
    public Operand<TFloat32> loss(LossInputs in) {
        Gap gap = new Gap(in, settings);
        return gap.absolute(gap.favourableProbability(), gap.favourableLabel());
    }
}
