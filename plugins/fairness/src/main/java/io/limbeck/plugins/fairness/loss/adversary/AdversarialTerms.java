package io.limbeck.plugins.fairness.loss.adversary;

import io.limbeck.spi.Component;
import java.util.List;

/** The components of this package. */
public final class AdversarialTerms {

    private AdversarialTerms() {}

    public static List<Component<?, ?>> components() {
        return List.of(Adversary.component());
    }
}
