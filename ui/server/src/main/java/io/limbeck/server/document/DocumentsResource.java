package io.limbeck.server.document;

import io.limbeck.server.security.Needs;
import io.limbeck.server.security.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/v1/documents}: nothing is kept here. */
@Path("/api/v1/documents")
@Needs(Role.VIEWER)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "documents", description = "Documents: converted, checked, planned")
@APIResponse(responseCode = "422", description = "The document cannot be read, or is wrong")
public class DocumentsResource {

    private final Workshop workshop;

    DocumentsResource(Workshop workshop) {
        this.workshop = workshop;
    }

    /** The document in all spellings. */
    @POST
    @Path("convert")
    @Operation(operationId = "convertDocument", summary = "The document in all spellings: flat, nested, YAML")
    @APIResponse(responseCode = "200", description = "The document")
    public Converted convert(@NotNull @Valid DocumentRequest request) {
        return workshop.convert(request.tree());
    }

    /** Everything that is wrong, and what is known of every node. */
    @POST
    @Path("check")
    @Operation(operationId = "checkDocument", summary = "All problems of a document, and what is known of its nodes")
    @APIResponse(responseCode = "200", description = "The check; a wrong document is a good question")
    public CheckView check(@NotNull @Valid DocumentRequest request) {
        return workshop.check(request.submission(workshop.base()));
    }

    /** What a run would do. */
    @POST
    @Path("plan")
    @Operation(
            operationId = "planDocument",
            summary = "What a run would do: which steps run, which are reused, and why")
    @APIResponse(responseCode = "200", description = "The plan")
    public PlanView plan(@NotNull @Valid DocumentRequest request) {
        return workshop.plan(request.submission(workshop.base()));
    }
}
