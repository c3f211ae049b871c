package io.limbeck.quarkus;

import io.limbeck.engine.plan.Plan;
import io.limbeck.engine.plan.Step;
import io.limbeck.engine.run.RunListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** Counts runs and times their steps. To be handed to {@code Engine.run} by whoever starts a run. */
@Singleton
public class RunMetrics implements RunListener {

    private final MeterRegistry registry;

    RunMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void started(Path folder, Plan plan) {
        registry.counter("limbeck.runs.started").increment();
    }

    @Override
    public void stepFinished(Step step, double seconds) {
        Timer.builder("limbeck.steps")
                .description("Steps of runs that were done, reused ones left out")
                .tag("kind", step.kind().name().toLowerCase(Locale.ROOT))
                .register(registry)
                .record(Duration.ofNanos((long) (seconds * 1e9)));
    }
}
