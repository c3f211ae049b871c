package io.limbeck.plugins.interpretability.explain;

import io.limbeck.spi.Component;
import io.limbeck.spi.explain.Explainer;
import java.util.List;
import java.util.function.Function;

/** The explainers, in the order in which they should be listed. */
public final class Explainers {

    private Explainers() {}

    /** {@return all of them} */
    public static List<Component<?, ?>> components() {
        return List.of(
                explainer("permutation-importance", PermutationImportance.Settings.class, PermutationImportance::new),
                explainer(
                        "integrated-gradients",
                        IntegratedGradientsExplainer.Settings.class,
                        IntegratedGradientsExplainer::new),
                explainer("shapley", ShapleyExplainer.Settings.class, ShapleyExplainer::new),
                explainer("partial-dependence", PartialDependence.Settings.class, PartialDependence::new),
                explainer("deletion-insertion", DeletionInsertion.Settings.class, DeletionInsertion::new),
                explainer("attribution-agreement", AttributionAgreement.Settings.class, AttributionAgreement::new),
                explainer(
                        "off-distribution-fidelity",
                        OffDistributionFidelity.Settings.class,
                        OffDistributionFidelity::new),
                explainer("complexity", Complexity.Settings.class, Complexity::new));
    }

    private static <S extends Record> Component<?, ?> explainer(
            String name, Class<S> settings, Function<S, Explainer> create) {
        return Component.of(Explainer.KIND, "interpretability/" + name, settings, create);
    }
}
