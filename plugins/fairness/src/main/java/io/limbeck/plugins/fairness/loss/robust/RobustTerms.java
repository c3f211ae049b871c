package io.limbeck.plugins.fairness.loss.robust;

import io.limbeck.spi.Component;
import java.util.List;

/** The components of this package. */
public final class RobustTerms {

    private RobustTerms() {}

    public static List<Component<?, ?>> components() {
        return List.of(GroupDro.component());
    }
}
