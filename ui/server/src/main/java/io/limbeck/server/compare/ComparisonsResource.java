package io.limbeck.server.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.report.CompareReport;
import io.limbeck.engine.run.RunFolder;
import io.limbeck.server.config.ServerConfig;
import io.limbeck.server.document.DocumentValues;
import io.limbeck.server.problem.Refusal;
import io.limbeck.server.run.RunViews;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/v1/comparisons}. */
@Path("/api/v1/comparisons")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "comparisons", description = "Runs side by side")
public class ComparisonsResource {

    private final RunViews views;
    private final ServerConfig config;
    private final DocumentValues values;

    ComparisonsResource(RunViews views, ServerConfig config, DocumentValues values) {
        this.views = views;
        this.config = config;
        this.values = values;
    }

    /** Runs side by side. */
    @GET
    @Operation(
            operationId = "compareRuns",
            summary = "Figures and settings of several finished runs side by side, seeds grouped")
    @APIResponse(
            responseCode = "200",
            description = "The comparison",
            content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(responseCode = "404", description = "One of them is not there")
    @APIResponse(responseCode = "409", description = "One of them is not finished")
    public ObjectNode compare(
            @Parameter(required = true, description = "A run's id; once for each run")
                    @QueryParam("run")
                    @Size(min = 2, max = 50, message = "names 2 to 50 runs")
                    List<String> runs) {
        List<JsonNode> reports = new ArrayList<>();
        for (String run : runs) {
            String id = views.row(run).id();
            reports.add(new RunFolder(config.runs().resolve(id))
                    .report()
                    .orElseThrow(() ->
                            Refusal.conflict("The run '" + id + "' is not finished, so that it has no figures yet")));
        }
        ObjectNode comparison = new CompareReport().json(reports);
        comparison.path("rows").forEach(row -> describe((ObjectNode) row, reports));
        List<Map<String, JsonNode>> settings =
                reports.stream().map(this::settings).toList();
        comparison.set("settings", Settings.thatDiffer(settings));
        comparison.set("seeds", Seeds.grouped(reports, settings));
        return comparison;
    }

    /** The values of the document that a report tells. */
    private Map<String, JsonNode> settings(JsonNode report) {
        List<String> overrides = new ArrayList<>();
        report.path("manifest").path("overrides").forEach(one -> overrides.add(one.asText()));
        Map<String, JsonNode> all = values.of(report.path("document").asText(), overrides);
        all.put("seed", report.path("manifest").path("seed"));
        return all;
    }

    /** What a metric is called, and which way is better. */
    private static void describe(ObjectNode row, List<JsonNode> reports) {
        reports.stream()
                .flatMap(report ->
                        StreamSupport.stream(report.path("definitions").spliterator(), false))
                .filter(one -> one.path("metric").equals(row.path("metric")))
                .findFirst()
                .ifPresent(one -> {
                    row.set("title", one.path("title"));
                    row.set("better", one.path("better"));
                });
    }
}
