package io.limbeck.server.queue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.limbeck.engine.run.RunFolder;
import io.limbeck.server.config.ServerConfig;
import io.limbeck.server.document.Workshop;
import io.limbeck.server.event.ProgressBoard;
import io.limbeck.server.problem.ProblemView;
import io.limbeck.server.run.Failure;
import io.limbeck.server.run.Figures;
import io.limbeck.server.run.RunState;
import io.limbeck.server.worker.Job;
import io.limbeck.server.worker.Outcome;
import io.limbeck.server.worker.WorkerMain;
import io.limbeck.spi.Problem;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Writes down what became of a run whose process has ended. */
@ApplicationScoped
class Endings {

    private static final Logger LOG = Logger.getLogger(Endings.class);

    private final Leases leases;
    private final ServerConfig config;
    private final ProgressBoard progress;
    private final Workshop workshop;
    private final ObjectMapper json;
    private final MeterRegistry meters;

    Endings(
            Leases leases,
            ServerConfig config,
            ProgressBoard progress,
            Workshop workshop,
            ObjectMapper json,
            MeterRegistry meters) {
        this.leases = leases;
        this.config = config;
        this.progress = progress;
        this.workshop = workshop;
        this.json = json;
        this.meters = meters;
    }

    void settle(Leases.Lease lease, WorkerProcess.End end) {
        RunFolder folder = new RunFolder(config.runs().resolve(lease.run()));
        Optional<JsonNode> report = folder.report();
        if (report.isPresent()) {
            String hash = report.get().path("metricsHash").asText();
            if (leases.end(lease, RunState.FINISHED, null, hash, Figures.of(report.get()))) {
                ended(RunState.FINISHED);
                LOG.infof("finished, %s", hash);
            }
            return;
        }
        switch (end.code()) {
            case WorkerMain.STOPPED -> stopped(lease);
            case WorkerMain.FAILED, WorkerMain.INPUT_WRONG -> failed(lease, end);
            default -> died(lease, end);
        }
    }

    /** There is not even a process. */
    void notBegun(Leases.Lease lease, String why) {
        fail(lease, "No process could be started: " + why, List.of());
    }

    private void fail(Leases.Lease lease, String message, List<ProblemView> problems) {
        try {
            String failure = json.writeValueAsString(new Failure(message, problems));
            leases.end(lease, RunState.FAILED, failure, null, null);
            ended(RunState.FAILED);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A failure is always JSON", e);
        }
    }

    private void failed(Leases.Lease lease, WorkerProcess.End end) {
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
        fail(lease, outcome.message(), problems);
        LOG.infof("failed: %s", outcome.message());
    }

    private void ended(RunState how) {
        Counter.builder("limbeck.runs.ended")
                .description("Runs that ended here since the server started")
                .tag("state", how.label())
                .register(meters)
                .increment();
    }

    private boolean isCancelled(Leases.Lease lease) {
        return leases.renew().stream()
                .anyMatch(one -> one.run().equals(lease.run()) && one.fence() == lease.fence() && one.isCancelled());
    }

    private void cancel(Leases.Lease lease) {
        leases.end(lease, RunState.CANCELLED, null, null, null);
        ended(RunState.CANCELLED);
        LOG.info("cancelled");
    }

    /** It was asked to stop, and did: that costs it nothing. */
    private void stopped(Leases.Lease lease) {
        if (isCancelled(lease)) {
            cancel(lease);
        } else {
            leases.giveBack(lease, lease.crashes(), lease.stepsDone());
        }
    }

    /** It was killed, or crashed in native code. */
    private void died(Leases.Lease lease, WorkerProcess.End end) {
        if (isCancelled(lease)) {
            cancel(lease);
            return;
        }
        Counter.builder("limbeck.workers.died")
                .description("Processes of runs that were killed or crashed")
                .register(meters)
                .increment();
        int done = progress.finished(lease.run());
        int crashes = done > lease.stepsDone() ? 1 : lease.crashes() + 1;
        if (crashes < config.worker().crashes()) {
            LOG.warnf(
                    "its process ended with %d; going on with it (%d of %d)",
                    end.code(), crashes, config.worker().crashes());
            leases.giveBack(lease, crashes, done);
            return;
        }
        fail(
                lease,
                "The run's process ended with code " + end.code() + ", " + crashes
                        + " times without finishing a step. The log says more; what is done is kept, and resuming goes on from there",
                List.of());
    }
}
