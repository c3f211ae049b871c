package io.limbeck.engine.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.catalog.Catalog;
import io.limbeck.engine.document.Experiment.Edge;
import io.limbeck.engine.document.Experiment.Node;
import io.limbeck.spi.Port;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns the nested spelling of a document into nodes and edges.
 *
 * <p>A node is a map with {@code use} anywhere; at a port also a text (the component's name alone), and a map without
 * {@code use} where the port has a standard component. {@code $place} at a port, or {@code {ref: $place, weight: 2}}, is
 * an edge from a node that stands elsewhere. Everything else stays in the settings of the node around it, so that the
 * way back ({@link Nesting}) loses nothing.
 */
final class Nested {

    private final Catalog catalog;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final List<Edge> edges = new ArrayList<>();

    private Nested(Catalog catalog) {
        this.catalog = catalog;
    }

    static Experiment toFlat(ObjectNode document, Catalog catalog) {
        Nested nested = new Nested(catalog);
        ObjectNode header = JsonNodeFactory.instance.objectNode();
        document.properties().forEach(field -> {
            if (Sections.HEADER.contains(field.getKey())) {
                header.set(field.getKey(), field.getValue().deepCopy());
            } else {
                nested.value(Place.TOP.key(field.getKey()), field.getValue(), Sections::at)
                        .ifPresent(rest -> header.set(field.getKey(), rest));
            }
        });
        return new Experiment(header, nested.nodes, nested.resolved());
    }

    /** Where ports are, seen from the top of the document. */
    private interface Ports {
        Optional<Port> at(Place place);
    }

    /** {@return what of the value is no node} */
    private Optional<JsonNode> value(Place place, JsonNode value, Ports ports) {
        Optional<Port> port = ports.at(place);
        if (port.isPresent() && !(value instanceof ArrayNode)) {
            boolean list = port.get().arity() == Port.Arity.MANY && !isItem(place, ports);
            if (node(list ? place.index(0) : place, value, port)) {
                return Optional.empty();
            }
        } else if (port.isEmpty() && value.path("use").isTextual()) {
            node(place, value, port);
            return Optional.empty();
        }
        if (value instanceof ObjectNode map) {
            return map(place, map, ports);
        }
        return value instanceof ArrayNode list ? list(place, list, ports) : Optional.of(value);
    }

    /** Whether the place is already an entry of a list or map of sections, {@code students.small}. */
    private static boolean isItem(Place place, Ports ports) {
        return place.depth() == 2
                && Sections.at(place).isPresent()
                && ports.at(place).equals(Sections.at(place));
    }

    private Optional<JsonNode> map(Place place, ObjectNode map, Ports ports) {
        ObjectNode rest = JsonNodeFactory.instance.objectNode();
        map.properties().forEach(field -> value(place.key(field.getKey()), field.getValue(), ports)
                .ifPresent(left -> rest.set(field.getKey(), left)));
        return rest.isEmpty() && !map.isEmpty() ? Optional.empty() : Optional.of(rest);
    }

    /** Nodes leave a null behind, so that what else is in the list keeps its place. */
    private Optional<JsonNode> list(Place place, ArrayNode list, Ports ports) {
        Optional<Port> port = ports.at(place);
        ArrayNode rest = JsonNodeFactory.instance.arrayNode();
        boolean found = false;
        boolean empty = true;
        for (int i = 0; i < list.size(); i++) {
            Place item = place.index(i);
            JsonNode value = list.get(i);
            Optional<JsonNode> left = port.isPresent() && node(item, value, port)
                    ? Optional.empty()
                    : value(item, value, below -> below.equals(item) ? Optional.empty() : ports.at(below));
            found |= left.isEmpty();
            empty &= left.map(JsonNode::isNull).orElse(true);
            rest.add(left.orElse(JsonNodeFactory.instance.nullNode()));
        }
        return found && empty ? Optional.empty() : Optional.of(rest);
    }

    /** Takes the value as what is plugged in at {@code place}. */
    private boolean node(Place place, JsonNode value, Optional<Port> port) {
        String text = value.asText();
        if (value.isTextual()) {
            if (text.startsWith("$")) {
                edges.add(new Edge(text, place.toString(), Optional.empty()));
            } else {
                add(place, text, JsonNodeFactory.instance.objectNode(), port);
            }
            return true;
        }
        if (!(value instanceof ObjectNode map)) {
            return false;
        }
        if (isReference(map)) {
            edges.add(new Edge(map.path("ref").asText(), place.toString(), Optional.ofNullable(map.get("weight"))));
            return true;
        }
        boolean standard =
                !map.has("use") && port.filter(p -> !p.standard().isEmpty()).isPresent();
        if (!map.path("use").isTextual() && !standard) {
            return false;
        }
        add(place, map.path("use").asText(""), map, port);
        return true;
    }

    private static boolean isReference(ObjectNode map) {
        return map.path("ref").asText("").startsWith("$") && map.size() == (map.has("weight") ? 2 : 1);
    }

    private void add(Place place, String use, ObjectNode map, Optional<Port> port) {
        ObjectNode settings = JsonNodeFactory.instance.objectNode();
        Optional<Place> owner = Positions.owner(place, nodes);
        nodes.put(place.toString(), new Node(use, settings));
        Optional<JsonNode> weight = Optional.ofNullable(map.get("weight"));
        if (owner.isPresent() || weight.isPresent()) {
            edges.add(new Edge(place.toString(), place.toString(), weight));
        }
        Map<String, Port> byName = new HashMap<>();
        Positions.component(use, port, catalog)
                .ifPresent(component -> Positions.ports(component).forEach(p -> byName.put(p.name(), p)));
        Ports ports = below ->
                Optional.ofNullable(byName.get(below.after(place.depth()).toString()));
        map.properties().forEach(field -> {
            if (!field.getKey().equals("use") && !field.getKey().equals("weight")) {
                value(place.key(field.getKey()), field.getValue(), ports)
                        .ifPresent(left -> settings.set(field.getKey(), left));
            }
        });
    }

    /** {@code $name} is a place from the top of the document, or else a name in {@code parts}. */
    private List<Edge> resolved() {
        return edges.stream()
                .map(edge -> edge.from().startsWith("$")
                        ? new Edge(resolve(edge.from().substring(1)), edge.to(), edge.weight())
                        : edge)
                .toList();
    }

    private String resolve(String name) {
        String part = "parts." + name;
        return !stands(name) && stands(part) ? part : name;
    }

    private boolean stands(String place) {
        return nodes.containsKey(place)
                || edges.stream().anyMatch(edge -> edge.to().equals(place));
    }
}
