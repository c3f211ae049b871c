package io.limbeck.engine.document;

import io.limbeck.engine.catalog.Catalog;
import io.limbeck.spi.Component;
import io.limbeck.spi.Port;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Knows which places of an experiment are ports. */
public final class Positions {

    private Positions() {}

    /** {@return the ports of a component: those of its kind, then its own} */
    public static List<Port> ports(Component<?, ?> component) {
        List<Port> ports = new ArrayList<>(component.kind().inputs());
        for (Port own : component.inputs()) {
            ports.removeIf(port -> port.name().equals(own.name()));
            ports.add(own);
        }
        return ports;
    }

    /** {@return the port of that name} */
    public static Optional<Port> port(Component<?, ?> component, String name) {
        return ports(component).stream()
                .filter(port -> port.name().equals(name))
                .findFirst();
    }

    /** {@return the component a node means: the one it names, or the standard one of its port} */
    public static Optional<Component<?, ?>> component(String use, Optional<Port> port, Catalog catalog) {
        String text = use.isEmpty() ? port.map(Port::standard).orElse("") : use;
        return text.isEmpty()
                ? Optional.empty()
                : catalog.find(text, port.map(Port::kinds).orElse(List.of())).map(Catalog.Entry::component);
    }

    /** {@return the place of the nearest node above {@code place}} */
    public static Optional<Place> owner(Place place, Map<String, ?> nodes) {
        for (int depth = place.depth() - 1; depth > 0; depth--) {
            Place above = place.first(depth);
            if (nodes.containsKey(above.toString())) {
                return Optional.of(above);
            }
        }
        return Optional.empty();
    }

    /** {@return the port at a place: one of the node above it, or a section} */
    public static Optional<Port> at(Place place, Map<String, Experiment.Node> nodes, Catalog catalog) {
        Optional<Place> owner = owner(place, nodes);
        if (owner.isEmpty()) {
            return Sections.at(place);
        }
        Experiment.Node node = nodes.get(owner.get().toString());
        String name = place.after(owner.get().depth()).withoutIndex().toString();
        return node == null
                ? Optional.empty()
                : component(node.use(), at(owner.get(), nodes, catalog), catalog)
                        .flatMap(component -> port(component, name));
    }
}
