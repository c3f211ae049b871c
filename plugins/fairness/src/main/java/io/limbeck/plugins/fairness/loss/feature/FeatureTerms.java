package io.limbeck.plugins.fairness.loss.feature;

import io.limbeck.spi.Component;
import java.util.List;

/** The components of this package. */
public final class FeatureTerms {

    private FeatureTerms() {}

    public static List<Component<?, ?>> components() {
        return List.of(Mfd.component());
    }
}
