package io.limbeck.server.run;

import io.limbeck.server.event.RunBus;
import io.limbeck.server.problem.Refusal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/runs}. */
@Path("/api/v1/runs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "runs", description = "Runs: submitted, listed, stopped, resumed")
public class RunsResource {

    private final Submissions submissions;
    private final RunStore store;
    private final RunViews views;
    private final RunFiles files;
    private final RunBus bus;

    RunsResource(Submissions submissions, RunStore store, RunViews views, RunFiles files, RunBus bus) {
        this.submissions = submissions;
        this.store = store;
        this.views = views;
        this.files = files;
        this.bus = bus;
    }

    /** A page of runs. */
    @Schema(name = "Runs")
    public record Runs(
            List<RunView> runs,

            @Schema(description = "How many there are in all")
            long total,

            @Schema(description = "What to send as 'after' for the next page, absent on the last")
            Optional<String> next) {}

    /** What can be changed of a run. */
    @Schema(name = "RunPatch")
    public record Patch(@NotNull @Size(max = 20) List<@Size(min = 1, max = 60) String> tags) {}

    /** Puts a run into the queue. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "submitRun",
            summary = "Puts a run into the queue; the same key and body twice make one run")
    @APIResponse(
            responseCode = "201",
            description = "The run, written down",
            content = @Content(schema = @Schema(implementation = RunView.class)))
    @APIResponse(
            responseCode = "200",
            description = "The run that this key has made before",
            content = @Content(schema = @Schema(implementation = RunView.class)))
    @APIResponse(responseCode = "409", description = "The key was used for another submission")
    @APIResponse(responseCode = "422", description = "The document is wrong; all problems are listed")
    @APIResponse(responseCode = "429", description = "The queue is full")
    public Response submit(
            @NotNull @Valid SubmitRequest request,
            @Parameter(description = "Any text of the client's own")
                    @HeaderParam("Idempotency-Key")
                    @Size(min = 1, max = 200)
                    @Nullable
                    String key) {
        Submissions.Accepted accepted = submissions.accept(request, Optional.ofNullable(key));
        RunView run = views.of(accepted.id());
        return accepted.isNew()
                ? Response.created(URI.create("/api/v1/runs/" + run.id()))
                        .entity(run)
                        .build()
                : Response.ok(run).build();
    }

    /** Lists runs. */
    @GET
    @Operation(operationId = "runs", summary = "The runs, those of the command line in the same folder included")
    @APIResponse(responseCode = "200", description = "A page of the list")
    public Runs list(
            @Parameter(description = "Part of name or id") @QueryParam("q") @DefaultValue("") String text,
            @QueryParam("state") @DefaultValue("") String state,
            @QueryParam("tag") @DefaultValue("") String tag,
            @Parameter(
                            description = "submitted, name, state, seed or seconds; '-' before it for descending",
                            schema = @Schema(pattern = "^-?(submitted|name|state|seed|seconds)$"))
                    @QueryParam("sort")
                    @DefaultValue("-submitted")
                    String sort,
            @QueryParam("limit") @DefaultValue("200") @Min(1) @Max(RunQuery.MOST) int limit,
            @Parameter(description = "Where to go on: 'next' of the page before")
                    @QueryParam("after")
                    @DefaultValue("0")
                    @Min(0)
                    int after) {
        RunStore.Page page = store.list(new RunQuery(text, state, tag, sort, limit, after));
        int end = after + page.rows().size();
        return new Runs(
                page.rows().stream().map(views::of).toList(),
                page.total(),
                end < page.total() ? Optional.of(String.valueOf(end)) : Optional.empty());
    }

    /** One run. */
    @GET
    @Path("{id}")
    @Operation(operationId = "run", summary = "One run")
    @APIResponse(responseCode = "200", description = "The run")
    @APIResponse(responseCode = "404", description = "There is no such run")
    public RunView one(@PathParam("id") String id) {
        return views.of(id);
    }

    /** Changes a run's tags. */
    @PATCH
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "tagRun", summary = "Replaces a run's tags")
    @APIResponse(responseCode = "200", description = "The run")
    public RunView patch(@PathParam("id") String id, @NotNull @Valid Patch patch) {
        views.row(id);
        store.tag(id, submissions.tags(patch.tags()));
        bus.changed(id);
        return views.of(id);
    }

    /** Removes a run and its folder. What it stored for others stays. */
    @DELETE
    @Path("{id}")
    @Operation(
            operationId = "deleteRun",
            summary = "Removes a run and its folder; stored results that others reuse stay")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "409", description = "It waits or is at work: cancel it first")
    public void delete(@PathParam("id") String id) {
        RunRow row = views.row(id);
        if (!store.delete(id)) {
            throw Refusal.conflict("The run '" + id + "' is " + row.told().label() + "; cancel it first");
        }
        files.remove(id);
        bus.changed(id);
    }

    /** Stops a run. */
    @POST
    @Path("{id}/cancel")
    @Operation(operationId = "cancelRun", summary = "Stops a run; it can be resumed")
    @APIResponse(
            responseCode = "202",
            description = "It is being stopped",
            content = @Content(schema = @Schema(implementation = RunView.class)))
    @APIResponse(responseCode = "409", description = "It is over, or the command line's")
    public Response cancel(@PathParam("id") String id) {
        RunRow row = views.row(id);
        if (row.state().isOver()) {
            throw Refusal.conflict("The run '" + id + "' is " + row.told().label() + " already");
        }
        if (row.isOfCommandLine()) {
            throw Refusal.conflict("The run '" + id + "' belongs to a command line; stop it there");
        }
        store.cancel(id);
        bus.changed(id);
        return Response.accepted(views.of(id)).build();
    }

    /** Goes on with a run. */
    @POST
    @Path("{id}/resume")
    @Operation(operationId = "resumeRun", summary = "Goes on with a run that was cancelled, interrupted, or failed")
    @APIResponse(
            responseCode = "202",
            description = "It waits again",
            content = @Content(schema = @Schema(implementation = RunView.class)))
    @APIResponse(responseCode = "409", description = "It is not over, or finished, or the command line's")
    public Response resume(@PathParam("id") String id) {
        RunRow row = views.row(id);
        if (row.isOfCommandLine()) {
            throw Refusal.conflict(
                    "The run '" + id + "' was made by the command line; 'limbeck resume " + id + "' goes on with it");
        }
        if (!store.resume(id)) {
            throw Refusal.conflict("The run '" + id + "' is " + row.told().label() + ", and cannot be resumed");
        }
        bus.changed(id);
        return Response.accepted(views.of(id)).build();
    }
}
