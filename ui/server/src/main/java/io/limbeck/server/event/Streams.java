package io.limbeck.server.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.limbeck.server.problem.Refusal;
import io.limbeck.server.run.RunRow;
import io.limbeck.server.run.RunViews;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Streams of events. Each looks every few milliseconds whether there is something new, and reads no further than its client
 * has taken: a slow client costs nobody anything.
 */
@ApplicationScoped
class Streams {

    private static final Duration PACE = Duration.ofMillis(20);
    private static final int TICKS_BETWEEN_SIGNS_OF_LIFE = 500;
    private static final int TICKS_BETWEEN_LOOKS = 50;
    private static final int MOST = 2000;

    private final RunViews views;
    private final RunBus bus;
    private final ObjectMapper json;
    private final Sse sse;

    @Inject
    Streams(RunViews views, RunBus bus, ObjectMapper json, Sse sse) {
        this.views = views;
        this.bus = bus;
        this.json = json;
        this.sse = sse;
    }

    private interface Source {
        /** What is new; the stream ends after a part that is marked as the last. */
        Part next();
    }

    private record Part(List<OutboundSseEvent> events, boolean isLast) {}

    private Multi<OutboundSseEvent> stream(Source source) {
        return Multi.createFrom()
                .ticks()
                .every(PACE)
                .onOverflow()
                .drop()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .onItem()
                .transform(tick -> source.next())
                .select()
                .first(part -> !part.isLast())
                .onItem()
                .transformToMultiAndConcatenate(part -> Multi.createFrom().iterable(part.events()));
    }

    Multi<OutboundSseEvent> ofRun(String id, EventTail tail) {
        AtomicBoolean changed = new AtomicBoolean();
        var consumer = bus.listen(run -> {
            if (run.equals(id)) {
                changed.set(true);
            }
        });
        return stream(new OfRun(id, tail, changed)).onTermination().invoke(consumer::unregister);
    }

    private final class OfRun implements Source {

        private final String id;
        private final EventTail tail;
        private final AtomicBoolean changed;
        private String state = "";
        private long ticks;
        private boolean over;

        OfRun(String id, EventTail tail, AtomicBoolean changed) {
            this.id = id;
            this.tail = tail;
            this.changed = changed;
        }

        @Override
        public Part next() {
            if (over) {
                return new Part(List.of(), true);
            }
            List<OutboundSseEvent> events = new ArrayList<>();
            if (changed.getAndSet(false) || ticks % TICKS_BETWEEN_LOOKS == 0) {
                look(events);
            }
            // Whether it is over is asked first: what was written until then is read afterwards.
            List<EventTail.Line> lines = tail.lines(MOST);
            lines.forEach(line -> events.add(event(line)));
            while (over && !lines.isEmpty()) {
                lines = tail.lines(MOST);
                lines.forEach(line -> events.add(event(line)));
            }
            if (ticks % TICKS_BETWEEN_SIGNS_OF_LIFE == TICKS_BETWEEN_SIGNS_OF_LIFE - 1) {
                events.add(sse.newEventBuilder().comment("here").build());
            }
            ticks++;
            return new Part(events, false);
        }

        private void look(List<OutboundSseEvent> events) {
            RunRow row;
            try {
                row = views.row(id);
            } catch (Refusal gone) {
                over = true;
                return;
            }
            String now = row.told().label() + row.fence();
            if (!now.equals(state)) {
                state = now;
                events.add(Streams.this.event("state", views.of(id)));
            }
            over = row.told().isOver();
        }

        private OutboundSseEvent event(EventTail.Line line) {
            return sse.newEventBuilder()
                    .id(String.valueOf(line.seq()))
                    .name(type(line.json()))
                    .data(line.json())
                    .build();
        }

        /** The third field of every line, which this program wrote itself. */
        private String type(String line) {
            try {
                return json.readTree(line).path("type").asText("event");
            } catch (JsonProcessingException e) {
                return "event";
            }
        }
    }

    Multi<OutboundSseEvent> ofAll() {
        Set<String> changed = ConcurrentHashMap.newKeySet();
        var consumer = bus.listen(changed::add);
        long[] ticks = {0};
        return stream(() -> {
                    List<OutboundSseEvent> events = new ArrayList<>();
                    for (String id : List.copyOf(changed)) {
                        changed.remove(id);
                        events.add(change(id));
                    }
                    if (++ticks[0] % TICKS_BETWEEN_SIGNS_OF_LIFE == 1) {
                        events.add(sse.newEventBuilder().comment("here").build());
                    }
                    return new Part(events, false);
                })
                .onTermination()
                .invoke(consumer::unregister);
    }

    private OutboundSseEvent change(String id) {
        try {
            return event("run", views.of(id));
        } catch (Refusal gone) {
            return event("removed", id);
        }
    }

    private OutboundSseEvent event(String name, Object data) {
        return sse.newEventBuilder()
                .name(name)
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(data)
                .build();
    }
}
