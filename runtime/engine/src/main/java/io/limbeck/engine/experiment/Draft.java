package io.limbeck.engine.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.document.Place;
import io.limbeck.engine.document.Positions;
import io.limbeck.spi.Component;
import io.limbeck.spi.Port;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A node while it is being bound. Lives within one call of {@link Binder}. */
final class Draft {

    final Place place;
    final Optional<Component<?, ?>> component;
    final ObjectNode settings;
    final Map<String, List<Plug>> inputs = new LinkedHashMap<>();
    /** Ports the document leaves empty on purpose, with null. */
    final Set<String> closed = new TreeSet<>();

    /** What is plugged in: from where, to which place, with what weight as written. */
    record Plug(String from, Place to, Optional<JsonNode> weight) {}

    Draft(Place place, Optional<Component<?, ?>> component, ObjectNode settings) {
        this.place = place;
        this.component = component;
        this.settings = settings;
    }

    List<Port> ports() {
        return component.map(Positions::ports).orElse(List.of());
    }

    List<Plug> plugs(String port) {
        return inputs.getOrDefault(port, List.of());
    }

    void plug(String port, Plug plug) {
        inputs.computeIfAbsent(port, name -> new ArrayList<>()).add(plug);
    }
}
