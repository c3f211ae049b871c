package io.limbeck.plugins.compression;

import io.limbeck.plugins.compression.pruning.PruningCompressors;
import io.limbeck.plugins.compression.quantization.QuantizationCompressors;
import io.limbeck.spi.Component;
import io.limbeck.spi.Plugin;
import io.limbeck.spi.PluginDescriptor;
import java.util.ArrayList;
import java.util.List;

/** Models made small: pruned and quantised. */
public final class CompressionPlugin implements Plugin {

    @Override
    public PluginDescriptor descriptor() {
        return new PluginDescriptor("limbeck-compression", "0.1.0", "Pruning and quantization", "[0.1,1)");
    }

    @Override
    public List<Component<?, ?>> components() {
        List<Component<?, ?>> components = new ArrayList<>(PruningCompressors.components());
        components.addAll(QuantizationCompressors.components());
        return components;
    }
}
