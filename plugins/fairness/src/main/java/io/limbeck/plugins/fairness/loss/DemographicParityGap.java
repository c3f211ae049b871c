package io.limbeck.plugins.fairness.loss;

import io.limbeck.spi.tensorflow.LossInputs;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.spi.tensorflow.Need;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * Gap between groups in the mean probability of the favourable class: {@code |mean_{g=0} p - mean_{g=1} p|} for two
 * groups [1], {@link Aggregate} for more. It works on probabilities, so that it has a gradient; the gap in decisions
 * follows only as far as the probabilities leave the threshold.
 *
 * <p>Any number of classes will do: {@code p} is the softmax probability of the favourable one. Use {@link
 * EqualOpportunityGap} or {@link EqualizedOddsGap} where the groups truly differ in how often they deserve the favourable
 * class: on Adult this term narrows the gap in decisions from 17 to 2 points while the gap in true positive rates goes
 * from 6 to 34.
 *
 * <p>[1] Han et al.: FFB: A Fair Fairness Benchmark for In-Processing Group Fairness Methods, 2024, DiffDP; the notion:
 * Calders, Kamiran, Pechenizkiy: Building Classifiers with Independency Constraints, 2009.
 */
final class DemographicParityGap implements LossTerm {

    private final GapSettings settings;

    DemographicParityGap(GapSettings settings) {
        this.settings = settings;
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.GROUPS);
    }

    @Override
    public Operand<TFloat32> loss(LossInputs in) {
        Gap gap = new Gap(in, settings);
        return gap.absolute(gap.favourableProbability(), gap.everyRow());
    }
}
