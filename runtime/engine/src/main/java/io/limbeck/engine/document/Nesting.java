package io.limbeck.engine.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.limbeck.engine.catalog.Catalog;
import io.limbeck.engine.document.Experiment.Edge;
import io.limbeck.engine.document.Experiment.Node;
import io.limbeck.spi.Port;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Turns nodes and edges into the nested spelling, in its canonical form: a node without settings at a port is its
 * component's name alone, a reference is as short as it can be.
 */
final class Nesting {

    private final Experiment experiment;
    private final Catalog catalog;
    private final Map<String, Edge> own;

    private Nesting(Experiment experiment, Catalog catalog) {
        this.experiment = experiment;
        this.catalog = catalog;
        this.own = experiment.edges().stream()
                .filter(edge -> edge.from().equals(edge.to()))
                .collect(Collectors.toMap(Edge::to, edge -> edge, (first, second) -> first));
    }

    static ObjectNode toNested(Experiment experiment, Catalog catalog) {
        return new Nesting(experiment, catalog).nest();
    }

    private ObjectNode nest() {
        ObjectNode document = experiment.header().deepCopy();
        List<Place> places = experiment.nodes().keySet().stream().map(Place::of).toList();
        places.stream()
                .sorted(Comparator.comparingInt(Place::depth))
                .forEach(place -> put(document, place, map(place, node(place))));
        for (Edge edge : experiment.edges()) {
            if (!edge.from().equals(edge.to())) {
                put(document, Place.of(edge.to()), reference(edge));
            }
        }
        places.stream()
                .sorted(Comparator.comparingInt(Place::depth).reversed())
                .forEach(place -> shorten(document, place));
        return document;
    }

    private Node node(Place place) {
        return java.util.Objects.requireNonNull(experiment.nodes().get(place.toString()), "no node at " + place);
    }

    private Optional<Port> port(Place place) {
        return Positions.at(place, experiment.nodes(), catalog);
    }

    private ObjectNode map(Place place, Node node) {
        ObjectNode map = JsonNodeFactory.instance.objectNode();
        boolean standard = node.use().isEmpty()
                && port(place).filter(p -> !p.standard().isEmpty()).isPresent();
        if (!standard) {
            map.put("use", node.use());
        }
        map.setAll(node.settings().deepCopy());
        Edge edge = own.get(place.toString());
        if (edge != null) {
            edge.weight().ifPresent(weight -> map.set("weight", weight));
        }
        return map;
    }

    private JsonNode reference(Edge edge) {
        String part = edge.from().startsWith("parts.") ? edge.from().substring("parts.".length()) : "";
        boolean bare = !part.isEmpty() && !stands(part) && stands(edge.from());
        String text = "$" + (bare ? part : edge.from());
        if (edge.weight().isEmpty()) {
            return TextNode.valueOf(text);
        }
        ObjectNode map = JsonNodeFactory.instance.objectNode().put("ref", text);
        map.set("weight", edge.weight().get());
        return map;
    }

    private boolean stands(String place) {
        return experiment.nodes().containsKey(place)
                || experiment.edges().stream().anyMatch(edge -> edge.to().equals(place));
    }

    private void shorten(ObjectNode document, Place place) {
        String use = node(place).use();
        JsonNode value = Tree.at(document, place);
        if (value.size() == 1
                && value.has("use")
                && port(place).isPresent()
                && !use.isEmpty()
                && !use.startsWith("$")) {
            put(document, place, TextNode.valueOf(use));
        }
    }

    private static void put(ObjectNode document, Place place, JsonNode value) {
        Tree.put(document, place, value);
    }
}
