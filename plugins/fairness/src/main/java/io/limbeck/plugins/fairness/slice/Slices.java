package io.limbeck.plugins.fairness.slice;

import io.limbeck.spi.Component;
import io.limbeck.spi.explain.Explainer;
import java.util.List;

/** The fairness family's explainers, for its plugin to list. */
public final class Slices {

    private Slices() {}

    /** {@return the components, in the order in which they should be listed} */
    public static List<Component<?, ?>> components() {
        return List.of(
                Component.of(Explainer.KIND, "fairness/worst-slice", WorstSlice.Settings.class, WorstSlice::new));
    }
}
