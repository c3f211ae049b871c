package io.limbeck.engine.document;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An experiment as written, in its flat spelling: nodes with settings, and edges between them. Nothing has been checked
 * against a catalog yet.
 *
 * @param header what is not a node, as written: {@code limbeck}, {@code name}, {@code seed}, {@code repeat},
 *     {@code twins}, {@code sweep} …
 * @param nodes the nodes by place ({@code student.objective[1]}), in document order
 * @param edges what is plugged where, in document order
 */
public record Experiment(ObjectNode header, Map<String, Node> nodes, List<Edge> edges) {

    /**
     * A node.
     *
     * @param use the component as written; empty where the port's standard component is meant
     * @param settings its settings as written, without those keys that became nodes or edges
     */
    public record Node(String use, ObjectNode settings) {
        public Node {
            requireNonNull(use, "use is null");
            requireNonNull(settings, "settings is null");
        }
    }

    /**
     * A plug.
     *
     * @param from place of the node that is plugged in
     * @param to place it is plugged into, index included: {@code student.objective[1]}, {@code data.split}
     * @param weight weight of the edge as written: a number or a schedule
     */
    public record Edge(String from, String to, Optional<JsonNode> weight) {}

    public Experiment {
        requireNonNull(header, "header is null");
        nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
        edges = List.copyOf(edges);
    }
}
