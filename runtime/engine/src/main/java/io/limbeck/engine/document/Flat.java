package io.limbeck.engine.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.document.Experiment.Edge;
import io.limbeck.engine.document.Experiment.Node;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Port;
import io.limbeck.spi.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The flat spelling: header keys, {@code nodes: {place: {use, settings}}} and {@code edges: [{from, to, weight}]}.
 * {@code from} alone is an edge to its own place; a node that stands within another is plugged in there even if no edge
 * says so.
 */
final class Flat {

    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final List<Edge> edges = new ArrayList<>();

    private Flat() {}

    static boolean isFlat(ObjectNode document) {
        JsonNode edges = document.path("edges");
        return document.path("nodes").isObject() && (edges.isMissingNode() || edges.isArray());
    }

    static Experiment read(ObjectNode document) {
        Flat flat = new Flat();
        document.path("nodes").properties().forEach(field -> flat.node(field.getKey(), field.getValue()));
        JsonNode list = document.path("edges");
        for (int i = 0; i < list.size(); i++) {
            flat.edge("edges[" + i + "]", list.get(i));
        }
        flat.plugIn();
        flat.sections(document);
        if (!flat.problems.isEmpty()) {
            throw new InvalidInputException(flat.problems);
        }
        ObjectNode header = document.deepCopy();
        header.remove(List.of("nodes", "edges"));
        return new Experiment(header, flat.nodes, flat.edges);
    }

    /** Sections beside nodes would be read by nobody. */
    private void sections(ObjectNode document) {
        for (Port section : Sections.ports()) {
            if (document.has(section.name())) {
                problems.add(Problem.error(
                        section.name(),
                        "stands beside 'nodes', where nothing reads it",
                        "write it as nodes and edges like the rest, or the whole document in sections"));
            }
        }
    }

    static ObjectNode write(Experiment experiment) {
        ObjectNode document = experiment.header().deepCopy();
        ObjectNode nodes = document.putObject("nodes");
        experiment.nodes().forEach((place, node) -> {
            ObjectNode map = nodes.putObject(place);
            if (!node.use().isEmpty()) {
                map.put("use", node.use());
            }
            if (!node.settings().isEmpty()) {
                map.set("settings", node.settings().deepCopy());
            }
        });
        ArrayNode edges = document.putArray("edges");
        for (Edge edge : experiment.edges()) {
            ObjectNode map = edges.addObject().put("from", edge.from()).put("to", edge.to());
            edge.weight().ifPresent(weight -> map.set("weight", weight));
        }
        return document;
    }

    private void node(String text, JsonNode node) {
        String where = "nodes." + text;
        JsonNode settings = node.path("settings");
        boolean known = keys(node, Set.of("use", "settings"));
        if (!known || !(settings.isMissingNode() || settings.isObject()) || !isText(node.path("use"))) {
            problems.add(Problem.error(
                    where,
                    "a node reads {use: component, settings: {…}}, but is '" + ExperimentReader.shorten(node.toString())
                            + "'",
                    "write the component's name at 'use' and all its settings within 'settings'"));
            return;
        }
        place(where, text)
                .ifPresent(place -> nodes.put(
                        place,
                        new Node(
                                node.path("use").asText(""),
                                settings instanceof ObjectNode map
                                        ? map.deepCopy()
                                        : JsonNodeFactory.instance.objectNode())));
    }

    private void edge(String where, JsonNode edge) {
        if (!keys(edge, Set.of("from", "to", "weight")) || !edge.path("from").isTextual() || !isText(edge.path("to"))) {
            problems.add(Problem.error(
                    where,
                    "an edge reads {from: place, to: place}, but is '" + ExperimentReader.shorten(edge.toString())
                            + "'",
                    "name the node at 'from' and the port at 'to'; 'weight' may follow"));
            return;
        }
        String from = edge.path("from").asText();
        place(where + ".to", edge.path("to").asText(from))
                .ifPresent(to -> edges.add(new Edge(from, to, Optional.ofNullable(edge.get("weight")))));
    }

    private void plugIn() {
        nodes.keySet().stream()
                .filter(place -> Positions.owner(Place.of(place), nodes).isPresent())
                .filter(place -> edges.stream().noneMatch(edge -> edge.to().equals(place)))
                .forEach(place -> edges.add(new Edge(place, place, Optional.empty())));
    }

    private Optional<String> place(String where, String text) {
        try {
            return Optional.of(Place.of(text).toString());
        } catch (IllegalArgumentException e) {
            problems.add(Problem.error(
                    where,
                    String.valueOf(e.getMessage()),
                    "write keys with dots between them, list entries as [0], [1] …"));
            return Optional.empty();
        }
    }

    private static boolean isText(JsonNode node) {
        return node.isMissingNode() || node.isTextual();
    }

    private static boolean keys(JsonNode node, Set<String> known) {
        return node.isObject() && node.properties().stream().allMatch(field -> known.contains(field.getKey()));
    }
}
