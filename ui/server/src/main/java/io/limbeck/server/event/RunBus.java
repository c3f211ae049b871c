package io.limbeck.server.event;

import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.MessageConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Consumer;

/** Tells within this server that something about a run has changed: its id, and nothing else. */
@ApplicationScoped
public class RunBus {

    private static final String ADDRESS = "limbeck.run";

    private final EventBus bus;

    RunBus(EventBus bus) {
        this.bus = bus;
    }

    /** Something about this run is not as it was. */
    public void changed(String run) {
        bus.publish(ADDRESS, run);
    }

    /** Calls {@code listener} with the ids of runs, on an event loop: it must not block. */
    public MessageConsumer<String> listen(Consumer<String> listener) {
        return bus.consumer(ADDRESS, message -> listener.accept(message.body()));
    }
}
