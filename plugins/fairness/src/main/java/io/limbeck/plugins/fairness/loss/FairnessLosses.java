package io.limbeck.plugins.fairness.loss;

import io.limbeck.plugins.fairness.loss.adversary.AdversarialTerms;
import io.limbeck.plugins.fairness.loss.feature.FeatureTerms;
import io.limbeck.plugins.fairness.loss.groups.GroupCheck;
import io.limbeck.plugins.fairness.loss.kernel.KernelTerms;
import io.limbeck.plugins.fairness.loss.robust.RobustTerms;
import io.limbeck.spi.Component;
import io.limbeck.spi.ComponentDefinition;
import io.limbeck.spi.tensorflow.LossTerm;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The fairness family's loss terms, for its plugin to list. */
public final class FairnessLosses {

    private FairnessLosses() {}

    /** {@return the components, in the order in which they should be listed} */
    public static List<Component<?, ?>> components() {
        return Stream.of(
                        gaps(),
                        KernelTerms.components(),
                        RobustTerms.components(),
                        AdversarialTerms.components(),
                        FeatureTerms.components())
                .<Component<?, ?>>flatMap(List::stream)
                .toList();
    }

    private static List<Component<?, ?>> gaps() {
        return List.of(
                gap(
                        "fairness/demographic-parity-gap",
                        DemographicParityGap::new,
                        "Gap between groups in the mean probability of the favourable class"),
                gap(
                        "fairness/equal-opportunity-gap",
                        EqualOpportunityGap::new,
                        "Gap between groups in the mean probability of the favourable class, among rows that deserve it"),
                gap(
                        "fairness/equalized-odds-gap",
                        EqualizedOddsGap::new,
                        "Sum of the gaps between groups in true and false positive rates"),
                gap(
                        "fairness/error-rate-gap",
                        ErrorRateGap::new,
                        "Gap between groups in the expected error rate, relative to the larger one"));
    }

    private static ComponentDefinition<GapSettings, LossTerm> gap(
            String id, Function<GapSettings, LossTerm> term, String summary) {
        return Component.of(LossTerm.KIND, id, GapSettings.class, term)
                .summary(summary)
                .ports((settings, inputs) ->
                        GroupCheck.ports(settings, term.apply(settings).needs(), inputs));
    }
}
