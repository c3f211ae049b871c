package io.limbeck.server.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.limbeck.engine.catalog.Catalog;
import io.limbeck.engine.store.Hashes;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/v1/catalog}. It never changes while the server runs, so that it is written once. */
@Path("/api/v1/catalog")
@Tag(name = "catalog", description = "Which components there are")
public class CatalogResource {

    private final byte[] json;
    private final EntityTag tag;

    @Inject
    CatalogResource(Catalog catalog, ObjectMapper mapper) throws JsonProcessingException {
        json = mapper.writeValueAsBytes(CatalogView.of(catalog));
        tag = new EntityTag(Hashes.sha256(json));
    }

    /** All components with their ports and schemas. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "catalog", summary = "All components with their ports and the schemas of their settings")
    @APIResponse(
            responseCode = "200",
            description = "The catalog",
            content = @Content(schema = @Schema(implementation = CatalogView.class)))
    public Response catalog(@Context Request request) {
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        return (unchanged == null ? Response.ok(json) : unchanged).tag(tag).build();
    }
}
