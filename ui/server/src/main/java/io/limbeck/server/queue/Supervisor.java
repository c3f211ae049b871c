package io.limbeck.server.queue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.limbeck.engine.run.RunFolder;
import io.limbeck.server.config.ServerConfig;
import io.limbeck.server.document.Workshop;
import io.limbeck.server.event.ProgressBoard;
import io.limbeck.server.event.RunBus;
import io.limbeck.server.problem.ProblemView;
import io.limbeck.server.run.Failure;
import io.limbeck.server.run.Figures;
import io.limbeck.server.run.RunState;
import io.limbeck.server.worker.Job;
import io.limbeck.server.worker.Outcome;
import io.limbeck.server.worker.WorkerMain;
import io.limbeck.spi.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** Takes runs from the queue, has a process of their own work on them, and writes down what became of them. */
@ApplicationScoped
public class Supervisor {

    private static final Logger LOG = Logger.getLogger(Supervisor.class);
    private static final long PACE_MILLIS = 200;

    private final Leases leases;
    private final ServerConfig config;
    private final ProgressBoard progress;
    private final RunBus bus;
    private final Workshop workshop;
    private final ObjectMapper json;
    private final Map<String, WorkerProcess> workers = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "supervisor");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean closing;
    private volatile long looked = System.nanoTime();
    private long renewed;

    Supervisor(
            Leases leases,
            ServerConfig config,
            ProgressBoard progress,
            RunBus bus,
            Workshop workshop,
            ObjectMapper json) {
        this.leases = leases;
        this.config = config;
        this.progress = progress;
        this.bus = bus;
        this.workshop = workshop;
        this.json = json;
    }

    /** Begins; {@code alone} if no other server can be at work on these runs. */
    public void start(boolean alone) {
        if (alone) {
            leases.expireOthers().forEach(bus::changed);
        }
        clock.scheduleWithFixedDelay(this::look, 0, PACE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** {@return how many runs are at work here} */
    public int atWork() {
        return workers.size();
    }

    /** {@return whether the queue was looked at lately} */
    boolean isAlive() {
        return System.nanoTime() - looked < Math.max(config.queue().lease().toNanos(), 5_000_000_000L);
    }

    /** Stops all workers; their runs wait for the next server. */
    public void stop() throws InterruptedException {
        closing = true;
        clock.shutdown();
        clock.awaitTermination(5, TimeUnit.SECONDS);
        for (WorkerProcess worker : workers.values()) {
            worker.kill();
            worker.process().waitFor(5, TimeUnit.SECONDS);
            leases.giveBack(
                    worker.lease(), worker.lease().crashes(), worker.lease().stepsDone());
        }
    }

    private void look() {
        try {
            if (System.nanoTime() - renewed > config.queue().lease().toNanos() / 4) {
                renewed = System.nanoTime();
                leases.expire().forEach(bus::changed);
            }
            obey(leases.renew());
            looked = System.nanoTime();
            while (!closing && workers.size() < config.worker().count()) {
                Optional<Leases.Lease> lease = leases.take();
                if (lease.isEmpty()) {
                    return;
                }
                begin(lease.get());
            }
        } catch (RuntimeException e) {
            LOG.error("The queue could not be read; trying again", e);
        }
    }

    /** Ends what is cancelled, and what is no longer ours. */
    private void obey(List<Leases.Renewed> ours) {
        for (WorkerProcess worker : workers.values()) {
            Leases.Lease lease = worker.lease();
            boolean held = ours.stream()
                    .anyMatch(
                            one -> one.run().equals(lease.run()) && one.fence() == lease.fence() && !one.isCancelled());
            if (!held) {
                worker.kill();
            }
        }
    }

    private void begin(Leases.Lease lease) {
        try {
            WorkerProcess worker = WorkerProcess.start(lease, config);
            workers.put(lease.run(), worker);
            Thread watch = new Thread(() -> watch(worker), "worker-" + lease.run());
            watch.setDaemon(true);
            watch.start();
            bus.changed(lease.run());
        } catch (IOException e) {
            LOG.errorf(e, "No process could be started for the run %s", lease.run());
            leases.end(
                    lease,
                    RunState.FAILED,
                    failure("No process could be started: " + e.getMessage(), List.of()),
                    null,
                    null);
            bus.changed(lease.run());
        }
    }

    private void watch(WorkerProcess worker) {
        Leases.Lease lease = worker.lease();
        MDC.put("run", lease.run() + " ");
        try {
            WorkerProcess.End end = worker.await();
            if (!closing) {
                settle(lease, end);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // Its lease runs out, and somebody takes it up again.
            LOG.error("What became of the run could not be written down", e);
        } finally {
            workers.remove(lease.run(), worker);
            bus.changed(lease.run());
            MDC.remove("run");
        }
    }

    private void settle(Leases.Lease lease, WorkerProcess.End end) {
        RunFolder folder = new RunFolder(config.runs().resolve(lease.run()));
        Optional<JsonNode> report = folder.report();
        if (report.isPresent()) {
            String hash = report.get().path("metricsHash").asText();
            if (leases.end(lease, RunState.FINISHED, null, hash, Figures.of(report.get()))) {
                LOG.infof("finished, %s", hash);
            }
            return;
        }
        switch (end.code()) {
            case WorkerMain.FAILED, WorkerMain.INPUT_WRONG -> fail(lease, end);
            default -> died(lease, end);
        }
    }

    private void fail(Leases.Lease lease, WorkerProcess.End end) {
        Outcome outcome;
        try {
            outcome = json.readValue(end.lastLine(), Outcome.class);
        } catch (JsonProcessingException e) {
            died(lease, end);
            return;
        }
        List<ProblemView> problems = workshop.tied(
                Job.read(lease.job()).submission(),
                outcome.problems().stream()
                        .map(one -> Problem.error(one.where(), one.message(), one.remedy()))
                        .toList());
        leases.end(lease, RunState.FAILED, failure(outcome.message(), problems), null, null);
        LOG.infof("failed: %s", outcome.message());
    }

    /** It was killed, or crashed in native code. A cancelled run ends so, too. */
    private void died(Leases.Lease lease, WorkerProcess.End end) {
        boolean cancelled = leases.renew().stream()
                .anyMatch(one -> one.run().equals(lease.run()) && one.fence() == lease.fence() && one.isCancelled());
        if (cancelled) {
            leases.end(lease, RunState.CANCELLED, null, null, null);
            LOG.info("cancelled");
            return;
        }
        int done = progress.finished(lease.run());
        int crashes = done > lease.stepsDone() ? 1 : lease.crashes() + 1;
        if (crashes < config.worker().crashes()) {
            LOG.warnf(
                    "its process ended with %d; going on with it (%d of %d)",
                    end.code(), crashes, config.worker().crashes());
            leases.giveBack(lease, crashes, done);
            return;
        }
        leases.end(
                lease,
                RunState.FAILED,
                failure(
                        "The run's process ended with code " + end.code() + ", " + crashes
                                + " times without finishing a step. The log says more; what is done is kept, and resuming goes on from there",
                        List.of()),
                null,
                null);
    }

    private String failure(String message, List<ProblemView> problems) {
        try {
            return json.writeValueAsString(new Failure(message, problems));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A failure is always JSON", e);
        }
    }
}
