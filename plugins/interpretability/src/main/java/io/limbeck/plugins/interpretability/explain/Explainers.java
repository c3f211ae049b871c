package io.limbeck.plugins.interpretability.explain;

import io.limbeck.spi.Component;
import io.limbeck.spi.explain.Explainer;
import java.util.List;

/** The explainers, in the order in which they should be listed. */
public final class Explainers {

    private Explainers() {}

    /** {@return all of them} */
    public static List<Component<?, ?>> components() {
        return List.of(Component.of(
                Explainer.KIND,
                "interpretability/permutation-importance",
                PermutationImportance.Settings.class,
                PermutationImportance::new));
    }
}
