package io.limbeck.server.queue;

import io.limbeck.server.config.ServerConfig;
import io.limbeck.server.run.RunState;
import io.limbeck.server.run.RunStore;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** What whoever watches over the server asks: whether it can work, and how much there is to do. */
@Readiness
@Startup
@ApplicationScoped
class Watch implements HealthCheck {

    private final RunStore store;
    private final Supervisor supervisor;
    private final ServerConfig config;

    Watch(RunStore store, Supervisor supervisor, ServerConfig config, MeterRegistry meters) {
        this.store = store;
        this.supervisor = supervisor;
        this.config = config;
        for (RunState state : RunState.values()) {
            Gauge.builder("limbeck.runs", () -> store.count(state))
                    .description("Runs by state")
                    .tag("state", state.label())
                    .register(meters);
        }
        Gauge.builder("limbeck.queue.wait", store::longestWait)
                .description("How long the run that waits longest has waited")
                .baseUnit("seconds")
                .register(meters);
        Gauge.builder("limbeck.workers", supervisor::atWork)
                .description("Processes that work on runs")
                .register(meters);
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("queue")
                .status(supervisor.isAlive())
                .withData("queued", store.count(RunState.QUEUED))
                .withData("atWork", supervisor.atWork())
                .withData("workers", config.worker().count())
                .build();
    }
}
