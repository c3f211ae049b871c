package io.limbeck.plugins.external;

import io.limbeck.spi.Component;
import io.limbeck.spi.Plugin;
import io.limbeck.spi.PluginDescriptor;
import java.util.List;

/** Models made elsewhere: SavedModel, ONNX, remote endpoints. */
public final class ExternalPlugin implements Plugin {

    @Override
    public PluginDescriptor descriptor() {
        return new PluginDescriptor(
                "limbeck-external", "0.1.0", "Models made elsewhere: SavedModel, ONNX, remote endpoints", "[0.1,1)");
    }

    @Override
    public List<Component<?, ?>> components() {
        return List.of();
    }
}
