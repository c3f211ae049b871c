package io.limbeck.server.event;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/v1/stream}. */
@Path("/api/v1/stream")
@Tag(name = "events")
public class StreamResource {

    private final Streams streams;

    StreamResource(Streams streams) {
        this.streams = streams;
    }

    /** Every change of every run. */
    @GET
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(operationId = "stream", summary = "Every change of state of every run, as it happens")
    @APIResponse(responseCode = "200", description = "Events 'run' that carry the run, 'removed' that carry its id")
    public Multi<OutboundSseEvent> all() {
        return streams.ofAll();
    }
}
