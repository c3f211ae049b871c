package io.limbeck.plugins.compression.pruning;

import io.limbeck.spi.Component;
import io.limbeck.spi.tensorflow.compression.Compressor;
import java.util.List;

/** The compressors of this package. */
public final class PruningCompressors {

    private PruningCompressors() {}

    /** {@return them} */
    public static List<Component<?, ?>> components() {
        return List.of(
                Component.of(
                                Compressor.KIND,
                                "compression/magnitude-pruning",
                                MagnitudePruning.Settings.class,
                                MagnitudePruning::new)
                        .ports((settings, inputs) -> settings.schedule().ports()),
                Component.of(
                                Compressor.KIND,
                                "compression/structured-pruning",
                                StructuredPruning.Settings.class,
                                StructuredPruning::new)
                        .ports((settings, inputs) -> settings.schedule().ports()));
    }
}
