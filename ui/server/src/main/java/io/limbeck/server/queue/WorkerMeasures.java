package io.limbeck.server.queue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.limbeck.server.config.ServerConfig;
import io.limbeck.server.event.EventTail;
import io.limbeck.server.worker.Job;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** What workers take: time for each kind of step, from their events, and memory of the machine and of GPUs. */
@ApplicationScoped
class WorkerMeasures {

    private final ServerConfig config;
    private final ObjectMapper json;
    private final MeterRegistry meters;
    private final MultiGauge resident;
    private final MultiGauge onDevice;
    private final Map<String, EventTail> tails = new ConcurrentHashMap<>();

    WorkerMeasures(ServerConfig config, ObjectMapper json, MeterRegistry meters) {
        this.config = config;
        this.json = json;
        this.meters = meters;
        resident = MultiGauge.builder("limbeck.worker.memory")
                .description("Memory of the machine that the process of a run holds")
                .baseUnit("bytes")
                .register(meters);
        onDevice = MultiGauge.builder("limbeck.worker.device.memory")
                .description("Memory of GPUs that the process of a run holds")
                .baseUnit("bytes")
                .register(meters);
    }

    /** Counts what a worker does from now on: its run may have been begun by others, who were counted then. */
    void begin(String run) {
        tails.put(run, new EventTail(config.runs().resolve(run).resolve("events.jsonl"), Long.MAX_VALUE));
    }

    void look(Collection<WorkerProcess> workers) {
        workers.forEach(worker -> read(worker.lease().run()));
        List<MultiGauge.Row<?>> machine = new ArrayList<>();
        List<MultiGauge.Row<?>> devices = new ArrayList<>();
        boolean gpus = workers.stream()
                .anyMatch(worker -> !Job.read(worker.lease().job()).device().equals("cpu"));
        Map<Long, Long> used = gpus ? ProcessMemory.onDevices() : Map.of();
        for (WorkerProcess worker : workers) {
            long pid = worker.process().pid();
            Tags tags = Tags.of("run", worker.lease().run());
            ProcessMemory.resident(pid).ifPresent(bytes -> machine.add(MultiGauge.Row.of(tags, bytes)));
            if (used.containsKey(pid)) {
                devices.add(MultiGauge.Row.of(tags, used.get(pid)));
            }
        }
        resident.register(machine, true);
        onDevice.register(devices, true);
    }

    void end(String run) {
        read(run);
        tails.remove(run);
    }

    private void read(String run) {
        EventTail tail = tails.get(run);
        if (tail == null) {
            return;
        }
        synchronized (tail) {
            for (var lines = tail.lines(Integer.MAX_VALUE); !lines.isEmpty(); lines = tail.lines(Integer.MAX_VALUE)) {
                lines.stream().map(EventTail.Line::json).forEach(this::count);
            }
        }
    }

    private void count(String line) {
        if (!line.contains("\"step-finished\"")) {
            return;
        }
        try {
            JsonNode event = json.readTree(line);
            Timer.builder("limbeck.step")
                    .description("Time that steps of runs took")
                    .tag("kind", event.path("kind").asText("unknown"))
                    .register(meters)
                    .record((long) (event.path("seconds").asDouble() * 1e9), TimeUnit.NANOSECONDS);
        } catch (JsonProcessingException e) {
            // Only whole lines are read, and this program wrote them.
        }
    }
}
