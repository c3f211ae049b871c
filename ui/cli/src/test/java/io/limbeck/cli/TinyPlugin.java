package io.limbeck.cli;

import io.limbeck.spi.Component;
import io.limbeck.spi.Plugin;
import io.limbeck.spi.PluginDescriptor;
import java.util.List;

/** A plugin whose list of components fails, if it is asked to. */
public class TinyPlugin implements Plugin {

    /** Fails as soon as it is listed. */
    public static final class Failing extends TinyPlugin {
        @Override
        public List<Component<?, ?>> components() {
            throw new IllegalStateException("no licence");
        }
    }

    @Override
    public PluginDescriptor descriptor() {
        return new PluginDescriptor("tiny", "0.1.0", "Tiny", "[0.1,1)");
    }

    @Override
    public List<Component<?, ?>> components() {
        return List.of();
    }
}
