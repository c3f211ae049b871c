package io.limbeck.server.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.experiment.BoundExperiment;
import io.limbeck.engine.experiment.BoundExperiment.BoundEdge;
import io.limbeck.engine.experiment.BoundExperiment.BoundNode;
import io.limbeck.server.problem.ProblemView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is to be said of a document before it runs. */
@Schema(name = "Check")
public record CheckView(
        @Schema(description = "Whether it can run") boolean valid,
        List<ProblemView> problems,

        @Schema(description = "Points of its sweep; 1 without one")
        int variants,

        @Schema(description = "Whether a search chooses the points while it runs")
        boolean search,

        @Schema(description = "The nodes as bound, by place; empty while something is wrong")
        Map<String, NodeView> nodes) {

    /** A node with everything filled in. */
    @Schema(name = "BoundNode")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record NodeView(
            String component,
            String kind,

            @Schema(description = "What is known of its value", example = "2 classes · 28 features")
            String output,

            @Schema(description = "Its settings, defaults filled in", type = SchemaType.OBJECT)
            ObjectNode settings,

            @Schema(description = "What is plugged into each port")
            Map<String, List<Plugged>> inputs) {}

    /** A node that is plugged in. */
    @Schema(name = "Plugged")
    public record Plugged(String from) {}

    static Map<String, NodeView> nodes(BoundExperiment experiment) {
        Map<String, NodeView> nodes = new LinkedHashMap<>();
        experiment.nodes().forEach((place, node) -> nodes.put(place, view(node)));
        return nodes;
    }

    private static NodeView view(BoundNode node) {
        Map<String, List<Plugged>> inputs = new LinkedHashMap<>();
        node.inputs()
                .forEach((port, edges) -> inputs.put(
                        port,
                        edges.stream().map(BoundEdge::from).map(Plugged::new).toList()));
        return new NodeView(
                node.component().id().toString(),
                node.component().kind().id(),
                node.output().map(SpecText::of).orElse(""),
                node.canonical(),
                inputs);
    }
}
