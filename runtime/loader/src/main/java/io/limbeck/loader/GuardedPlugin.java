package io.limbeck.loader;

import io.limbeck.spi.Component;
import io.limbeck.spi.DescriptorFile;
import io.limbeck.spi.Plugin;
import io.limbeck.spi.PluginDescriptor;
import java.util.ArrayList;
import java.util.List;

/** A plugin from a folder. It is who its descriptor file says, whatever its code says. */
record GuardedPlugin(Plugin plugin, DescriptorFile file, Guard guard) implements Plugin {

    @Override
    public PluginDescriptor descriptor() {
        return file.descriptor();
    }

    @Override
    public List<Component<?, ?>> components() {
        List<Component<?, ?>> guarded = new ArrayList<>();
        for (Component<?, ?> component : guard.call(plugin::components)) {
            guarded.add(guarded(component));
        }
        return guarded;
    }

    private <S extends Record, T> Component<S, T> guarded(Component<S, T> component) {
        return new GuardedComponent<>(component, guard);
    }
}
