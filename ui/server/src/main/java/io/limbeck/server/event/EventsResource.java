package io.limbeck.server.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.limbeck.server.config.ServerConfig;
import io.limbeck.server.run.RunViews;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/runs/…/events}: what happens, told while it happens. */
@Path("/api/v1/runs/{id}/events")
@Tag(name = "events", description = "What happens in runs, as server-sent events or as a list")
public class EventsResource {

    private final RunViews views;
    private final ServerConfig config;
    private final ObjectMapper json;
    private final Streams streams;

    EventsResource(RunViews views, ServerConfig config, ObjectMapper json, Streams streams) {
        this.views = views;
        this.config = config;
        this.json = json;
        this.streams = streams;
    }

    /** Events of a run. */
    public record Events(List<JsonNode> events, long next, boolean done) {}

    /** A page of a run's events. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "runEvents", summary = "The events of a run from a sequence number on")
    @APIResponse(responseCode = "200", description = "Events, and the number to go on with")
    public Events list(
            @PathParam("id") String id,
            @Parameter(description = "Sequence number of the last event that is known, -1 for none")
                    @QueryParam("after")
                    @DefaultValue("-1")
                    @Min(-1)
                    long after,
            @QueryParam("limit") @DefaultValue("10000") @Min(1) @Max(100_000) int limit)
            throws JsonProcessingException {
        boolean over = views.row(id).told().isOver();
        EventTail tail = tail(id, after + 1);
        List<JsonNode> events = new ArrayList<>();
        List<EventTail.Line> lines;
        do {
            lines = tail.lines(limit - events.size());
            for (EventTail.Line line : lines) {
                events.add(json.readTree(line.json()));
            }
        } while (!lines.isEmpty() && events.size() < limit);
        return new Events(events, tail.next(), over && events.size() < limit);
    }

    /** The same, as they happen. */
    @GET
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            operationId = "runEventStream",
            summary = "The events of a run as they happen; Last-Event-ID resumes without loss")
    @APIResponse(
            responseCode = "200",
            description = "Events with their sequence number as id; 'state' events without one carry the run")
    public Multi<OutboundSseEvent> stream(
            @PathParam("id") String id,
            @QueryParam("after") @DefaultValue("-1") @Min(-1) long after,
            @HeaderParam("Last-Event-ID") @Nullable Long last) {
        views.row(id);
        return streams.ofRun(id, tail(id, (last == null ? after : last) + 1));
    }

    private EventTail tail(String id, long from) {
        return new EventTail(config.runs().resolve(id).resolve("events.jsonl"), from);
    }
}
