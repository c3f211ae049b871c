package io.limbeck.server.example;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.document.ExperimentReader;
import io.limbeck.server.document.Workshop;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/v1/examples}. */
@Path("/api/v1/examples")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "examples", description = "The examples that come with Limbeck")
public class ExamplesResource {

    private final Examples examples;
    private final Workshop workshop;

    ExamplesResource(Examples examples, Workshop workshop) {
        this.examples = examples;
        this.workshop = workshop;
    }

    /** An example's document. */
    @Schema(name = "ExampleDocument")
    public record ExampleDocument(
            String name,
            String yaml,

            @Schema(description = "The flat spelling", type = SchemaType.OBJECT)
            ObjectNode document) {}

    /** All examples, those that need no data first. */
    @GET
    @Operation(operationId = "examples", summary = "All examples, those that need no data set first")
    @APIResponse(responseCode = "200", description = "The examples")
    public List<ExampleView> all() {
        return examples.all();
    }

    /** One of them. */
    @GET
    @Path("{name}")
    @Operation(operationId = "example", summary = "An example's document, as written and as a graph")
    @APIResponse(responseCode = "200", description = "The example")
    @APIResponse(responseCode = "404", description = "There is no such example")
    public ExampleDocument one(@PathParam("name") String name) {
        String text = examples.text(name);
        return new ExampleDocument(
                name, text, workshop.convert(ExperimentReader.parse(text, "")).flat());
    }
}
