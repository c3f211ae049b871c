package io.limbeck.plugins.distillation.tree;

import io.limbeck.spi.Component;
import io.limbeck.spi.tensorflow.LossTerm;
import java.util.List;

/** The components of this package. */
public final class TreeTerms {

    private TreeTerms() {}

    /** {@return the terms for soft decision trees} */
    public static List<Component<?, ?>> components() {
        return List.of(Component.of(
                        LossTerm.KIND,
                        "distillation/leaf-cross-entropy",
                        LeafCrossEntropy.Settings.class,
                        LeafCrossEntropy::new)
                .ports(LeafCrossEntropy::ports));
    }
}
