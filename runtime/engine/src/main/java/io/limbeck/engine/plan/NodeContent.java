package io.limbeck.engine.plan;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.experiment.BoundExperiment;
import io.limbeck.engine.experiment.BoundExperiment.BoundEdge;
import io.limbeck.engine.experiment.BoundExperiment.BoundNode;
import java.util.function.BiConsumer;

/**
 * Everything a node's result depends on, as JSON: code, settings, salt, and what is plugged in, port by port in order.
 * Parts are written out; what is a step of its own is left to the caller. Names and places do not occur.
 */
final class NodeContent {

    private final CodeHashes code;

    NodeContent(CodeHashes code) {
        this.code = code;
    }

    /**
     * Writes down a node.
     *
     * @param experiment where the node stands
     * @param node the node
     * @param steps writes what is plugged in and is no part into the object that stands for the edge
     */
    ObjectNode of(BoundExperiment experiment, BoundNode node, BiConsumer<BoundNode, ObjectNode> steps) {
        CodeHashes.Code its = code.of(node.component());
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        content.put("component", node.component().id().toString());
        content.put("plugin", its.plugin());
        content.put("version", its.version());
        content.put("code", its.hash());
        content.put("salt", node.seed());
        content.set("settings", node.canonical());
        ObjectNode inputs = content.putObject("inputs");
        node.inputs().forEach((port, edges) -> {
            if (!edges.isEmpty()) {
                ArrayNode plugged = inputs.putArray(port);
                for (BoundEdge edge : edges) {
                    ObjectNode input = plugged.addObject();
                    input.set("weight", ScheduleJson.of(edge.weight()));
                    BoundNode from = node(experiment, edge.from());
                    if (Steps.isStep(from)) {
                        steps.accept(from, input);
                    } else {
                        input.set("part", of(experiment, from, steps));
                    }
                }
            }
        });
        return content;
    }

    static BoundNode node(BoundExperiment experiment, String place) {
        BoundNode node = experiment.nodes().get(place);
        if (node == null) {
            throw new IllegalArgumentException(
                    "The experiment '" + experiment.name() + "' has no node '" + place + "'");
        }
        return node;
    }
}
