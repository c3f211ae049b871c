package io.limbeck.server.experiment;

import io.limbeck.server.config.ServerConfig;
import io.limbeck.server.problem.Refusal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/experiments}. The ETag is the version. */
@Path("/api/v1/experiments")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "experiments", description = "Experiments that are being composed, with all their versions")
public class ExperimentsResource {

    private static final String SEEN = "ETag of the version that was seen";

    private final ExperimentStore store;
    private final ServerConfig config;

    ExperimentsResource(ExperimentStore store, ServerConfig config) {
        this.store = store;
        this.config = config;
    }

    /** All of them. */
    @GET
    @Operation(operationId = "experiments", summary = "All experiments, the latest first")
    @APIResponse(responseCode = "200", description = "The experiments")
    public ExperimentView.Entries all() {
        return new ExperimentView.Entries(store.all());
    }

    /** Keeps a new one. */
    @POST
    @Operation(operationId = "createExperiment", summary = "Keeps a new experiment")
    @APIResponse(
            responseCode = "201",
            description = "Its first version",
            content = @Content(schema = @Schema(implementation = ExperimentView.class)))
    public Response create(@NotNull @Valid ExperimentRequest request) {
        ExperimentView made =
                store.create(request.content(), request.drawing(config.limits().layout()));
        return tagged(Response.created(URI.create("/api/v1/experiments/" + made.id())), made);
    }

    /** The latest version. */
    @GET
    @Path("{id}")
    @Operation(
            operationId = "experiment",
            summary = "An experiment's latest version; its ETag is what a change has to name")
    @APIResponse(
            responseCode = "200",
            description = "The experiment",
            content = @Content(schema = @Schema(implementation = ExperimentView.class)))
    @APIResponse(responseCode = "404", description = "There is no such experiment")
    public Response one(@PathParam("id") String id) {
        return tagged(Response.ok(), store.find(id));
    }

    /** All versions. */
    @GET
    @Path("{id}/versions")
    @Operation(operationId = "experimentVersions", summary = "An experiment's versions, newest first")
    @APIResponse(responseCode = "200", description = "The versions")
    public ExperimentView.Versions versions(@PathParam("id") String id) {
        return new ExperimentView.Versions(store.versions(id));
    }

    /** One version. */
    @GET
    @Path("{id}/versions/{version}")
    @Operation(operationId = "experimentVersion", summary = "One version of an experiment")
    @APIResponse(responseCode = "200", description = "The version")
    @APIResponse(responseCode = "404", description = "There is no such version")
    public ExperimentView version(@PathParam("id") String id, @PathParam("version") int version) {
        return store.find(id, version);
    }

    /** A new version. */
    @PUT
    @Path("{id}")
    @Operation(operationId = "replaceExperiment", summary = "Adds a version, if nobody else was quicker")
    @APIResponse(
            responseCode = "200",
            description = "The new version",
            content = @Content(schema = @Schema(implementation = ExperimentView.class)))
    @APIResponse(responseCode = "412", description = "Somebody else was quicker")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    public Response replace(
            @PathParam("id") String id,
            @Parameter(required = true, description = SEEN, example = "\"3\"")
                    @HeaderParam(HttpHeaders.IF_MATCH)
                    @Nullable
                    String seen,
            @NotNull @Valid ExperimentRequest request) {
        return tagged(
                Response.ok(),
                store.replace(
                        id,
                        version(seen),
                        request.content(),
                        request.drawing(config.limits().layout())));
    }

    /** Removes one. */
    @DELETE
    @Path("{id}")
    @Operation(operationId = "deleteExperiment", summary = "Removes an experiment with all its versions; its runs stay")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "412", description = "Somebody else has changed it")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    public void delete(
            @PathParam("id") String id,
            @Parameter(required = true, description = SEEN, example = "\"3\"")
                    @HeaderParam(HttpHeaders.IF_MATCH)
                    @Nullable
                    String seen) {
        store.delete(id, version(seen));
    }

    private static int version(@Nullable String seen) {
        if (seen == null) {
            throw Refusal.of(
                    "precondition",
                    "Precondition required",
                    428,
                    "Send the ETag of the version you have seen as If-Match");
        }
        String number = seen.replaceAll("^(W/)?\"|\"$", "");
        if (!number.matches("\\d{1,9}")) {
            throw Refusal.of("precondition", "Precondition failed", 412, "'" + seen + "' is no ETag of an experiment");
        }
        return Integer.parseInt(number);
    }

    private static Response tagged(Response.ResponseBuilder builder, ExperimentView experiment) {
        return builder.entity(experiment)
                .tag(new EntityTag(String.valueOf(experiment.version())))
                .build();
    }
}
