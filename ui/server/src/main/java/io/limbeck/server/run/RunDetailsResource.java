package io.limbeck.server.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.document.ExperimentReader;
import io.limbeck.engine.run.Engine;
import io.limbeck.engine.run.RunFolder;
import io.limbeck.engine.study.StudyJson;
import io.limbeck.server.document.Workshop;
import io.limbeck.server.problem.Refusal;
import io.limbeck.server.worker.Job;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.file.Files;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What there is to be read of one run. */
@Path("/api/v1/runs/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "results", description = "What a run leaves behind")
@APIResponse(responseCode = "404", description = "There is no such run, or it has none yet")
public class RunDetailsResource {

    private final RunFiles files;
    private final RunViews views;
    private final Workshop workshop;

    RunDetailsResource(RunFiles files, RunViews views, Workshop workshop) {
        this.files = files;
        this.views = views;
        this.workshop = workshop;
    }

    /** A run's document. */
    @Schema(name = "RunDocument")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RunDocument(
            @Schema(description = "As submitted") String text,

            @Schema(description = "The flat spelling", type = SchemaType.OBJECT)
            ObjectNode flat,

            List<String> overrides,

            @Schema(description = "Seed in place of the document's") @Nullable
            Long seed) {}

    /** How the command line would do it. */
    @Schema(name = "Command")
    public record Command(
            @Schema(example = "limbeck resume 20261121-055512-fair-credit")
            String command) {}

    /** The document, as submitted. */
    @GET
    @Path("document")
    @Operation(operationId = "runDocument", summary = "The document of a run, as submitted and as a graph")
    @APIResponse(responseCode = "200", description = "The document")
    public RunDocument document(@PathParam("id") String id) {
        RunRow row = views.row(id);
        Job job = row.isOfCommandLine() ? submitted(id) : Job.read(row.submission());
        ObjectNode flat =
                workshop.convert(ExperimentReader.parse(job.document())).flat();
        return new RunDocument(job.document(), flat, job.overrides(), job.seed());
    }

    private Job submitted(String id) {
        var manifest = new RunFolder(files.folder(id)).manifest();
        List<String> overrides = new java.util.ArrayList<>();
        manifest.path("overrides").forEach(one -> overrides.add(one.asText()));
        Long seed = manifest.has("seedOverride")
                ? (Long) manifest.get("seedOverride").asLong()
                : null;
        return new Job(
                files.text(id, "experiment.yaml"),
                overrides,
                seed,
                manifest.path("base").asText("."),
                "cpu",
                0);
    }

    /** The plan. */
    @GET
    @Path("plan")
    @Operation(operationId = "runPlan", summary = "What a run set out to do: plan.json")
    @APIResponse(
            responseCode = "200",
            description = "The plan",
            content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    public String plan(@PathParam("id") String id) {
        return files.text(id, "plan.json");
    }

    /** The provenance. */
    @GET
    @Path("manifest")
    @Operation(operationId = "runManifest", summary = "Where a run's figures come from: manifest.json")
    @APIResponse(
            responseCode = "200",
            description = "The manifest",
            content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    public String manifest(@PathParam("id") String id) {
        return files.text(id, "manifest.json");
    }

    /** The report as data. */
    @GET
    @Path("report")
    @Operation(operationId = "runReport", summary = "The report as data: report.json")
    @APIResponse(
            responseCode = "200",
            description = "The report",
            content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    public Response report(@PathParam("id") String id) {
        return Response.ok(files.file(id, "report.json").toFile(), MediaType.APPLICATION_JSON)
                .build();
    }

    /** The report as a page: it may style itself, and nothing else. */
    @GET
    @Path("report.html")
    @Produces(MediaType.TEXT_HTML)
    @Operation(operationId = "runReportPage", summary = "The report as a page by itself; it runs no script")
    @APIResponse(responseCode = "200", description = "The page")
    public Response page(@PathParam("id") String id) {
        return Response.ok(files.file(id, "report.html").toFile(), "text/html;charset=UTF-8")
                .header(
                        "Content-Security-Policy",
                        "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'")
                .build();
    }

    /** What the worker wrote to standard error. */
    @GET
    @Path("log")
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(operationId = "runLog", summary = "What the run's process wrote to standard error")
    @APIResponse(responseCode = "200", description = "The text")
    public Response log(@PathParam("id") String id) {
        java.nio.file.Path log = files.log(id);
        return Files.exists(log)
                ? Response.ok(log.toFile(), "text/plain;charset=UTF-8").build()
                : Response.ok("", "text/plain;charset=UTF-8").build();
    }

    /** The files. */
    @GET
    @Path("artifacts")
    @Operation(operationId = "runArtifacts", summary = "The files of a run's folder")
    @APIResponse(responseCode = "200", description = "The files")
    public List<RunFiles.Artifact> artifacts(@PathParam("id") String id) {
        return files.all(id);
    }

    /** One of them. */
    @GET
    @Path("artifacts/{path: .+}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(operationId = "runArtifact", summary = "A file of a run's folder")
    @APIResponse(responseCode = "200", description = "The file")
    public Response artifact(@PathParam("id") String id, @PathParam("path") String path) {
        java.nio.file.Path file = files.file(id, path);
        return Response.ok(file.toFile(), MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        "Content-Disposition",
                        "attachment; filename=\""
                                + file.getFileName().toString().replace("\"", "") + "\"")
                .build();
    }

    /** The study of a sweep. */
    @GET
    @Path("study")
    @Operation(operationId = "runStudy", summary = "The trials of a sweep or search, so far")
    @APIResponse(
            responseCode = "200",
            description = "The study",
            content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    public ObjectNode study(@PathParam("id") String id) {
        return Engine.study(new RunFolder(files.folder(id)))
                .map(StudyJson::write)
                .orElseThrow(() -> Refusal.missing("study in the run '" + id + "'", "only sweeps have one"));
    }

    /** The command line's way. */
    @GET
    @Path("command")
    @Operation(operationId = "runCommand", summary = "The command line that does the same")
    @APIResponse(responseCode = "200", description = "The command")
    public Command command(@PathParam("id") String id) {
        RunDocument document = document(id);
        StringBuilder command = new StringBuilder("limbeck run experiment.yaml");
        document.overrides().forEach(one -> command.append(" --set ").append(quoted(one)));
        if (document.seed() != null) {
            command.append(" --seed ").append(document.seed());
        }
        return new Command(command.toString());
    }

    private static String quoted(String text) {
        return text.matches("[\\w.=,:/@+-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
