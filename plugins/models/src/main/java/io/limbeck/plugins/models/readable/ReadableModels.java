package io.limbeck.plugins.models.readable;

import io.limbeck.spi.Component;
import io.limbeck.spi.tensorflow.StudentArchitecture;

/** The components of this package. */
public final class ReadableModels {

    /** {@code models/soft-tree}. */
    public static final Component<?, ?> SOFT_TREE = Component.of(
                    StudentArchitecture.KIND, "models/soft-tree", SoftTree.Settings.class, SoftTree::new)
            .ports(SoftTree::ports);

    private ReadableModels() {}
}
