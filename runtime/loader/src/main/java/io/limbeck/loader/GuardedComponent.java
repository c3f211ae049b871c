package io.limbeck.loader;

import io.limbeck.spi.Component;
import io.limbeck.spi.ComponentContext;
import io.limbeck.spi.ComponentId;
import io.limbeck.spi.ComponentKind;
import io.limbeck.spi.Port;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.TargetKind;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A component of a plugin from a folder; what it makes is behind the same guard. */
record GuardedComponent<S extends Record, T>(Component<S, T> component, Guard guard) implements Component<S, T> {

    @Override
    public ComponentId id() {
        return guard.call(component::id);
    }

    @Override
    public ComponentKind<T> kind() {
        return guard.call(component::kind);
    }

    @Override
    public Class<S> settings() {
        return guard.call(component::settings);
    }

    @Override
    public String summary() {
        return guard.call(component::summary);
    }

    @Override
    public List<Port> inputs() {
        return guard.call(component::inputs);
    }

    @Override
    public Set<TargetKind> targets() {
        return guard.call(component::targets);
    }

    @Override
    public Map<String, Object> migrated(Map<String, Object> written) {
        return guard.call(() -> component.migrated(written));
    }

    @Override
    public Ports ports(S settings, PortSpecs inputs) {
        return guard.call(() -> component.ports(settings, inputs));
    }

    @Override
    public T create(S settings, ComponentContext context) {
        return guard.around(component.kind().type(), guard.call(() -> component.create(settings, context)));
    }
}
