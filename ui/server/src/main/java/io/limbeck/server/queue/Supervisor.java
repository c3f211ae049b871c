package io.limbeck.server.queue;

import io.limbeck.engine.catalog.Catalog;
import io.limbeck.server.config.ServerConfig;
import io.limbeck.server.event.RunBus;
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
import org.jspecify.annotations.Nullable;

/** Takes runs from the queue, has a process of their own work on them, and writes down what became of them. */
@ApplicationScoped
public class Supervisor {

    private static final Logger LOG = Logger.getLogger(Supervisor.class);
    private static final long PACE_MILLIS = 200;
    private static final int TICKS_BETWEEN_MEASURES = 10;

    private final Leases leases;
    private final ServerConfig config;
    private final Catalog catalog;
    private final Endings endings;
    private final WorkerMeasures measures;
    private final RunBus bus;
    private final Map<String, WorkerProcess> workers = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "supervisor");
        thread.setDaemon(true);
        return thread;
    });

    /** When workers were asked to stop, by process. */
    private final Map<Long, Long> cancelled = new ConcurrentHashMap<>();

    private volatile boolean closing;
    private volatile long looked = System.nanoTime();
    private long renewed;
    private long ticks;

    Supervisor(
            Leases leases, ServerConfig config, Catalog catalog, Endings endings, WorkerMeasures measures, RunBus bus) {
        this.leases = leases;
        this.config = config;
        this.catalog = catalog;
        this.endings = endings;
        this.measures = measures;
        this.bus = bus;
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

    /** Has all workers write a checkpoint and end; their runs wait for the next server. */
    public void stop() throws InterruptedException {
        closing = true;
        clock.shutdown();
        clock.awaitTermination(5, TimeUnit.SECONDS);
        long end = System.nanoTime() + config.worker().grace().toNanos();
        workers.values().forEach(WorkerProcess::askToStop);
        for (WorkerProcess worker : workers.values()) {
            while (!worker.process().waitFor(1, TimeUnit.SECONDS) && System.nanoTime() < end) {
                leases.renew();
            }
            if (worker.process().isAlive()) {
                LOG.warnf(
                        "The run %s did not stop in time; it goes on from its last checkpoint",
                        worker.lease().run());
                worker.kill();
                worker.process().waitFor(5, TimeUnit.SECONDS);
            }
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
            if (ticks++ % TICKS_BETWEEN_MEASURES == 0) {
                measures.look(workers.values());
            }
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
            Optional<Leases.Renewed> held = ours.stream()
                    .filter(one -> one.run().equals(worker.lease().run())
                            && one.fence() == worker.lease().fence())
                    .findFirst();
            if (held.isEmpty()) {
                worker.kill();
            } else if (held.get().isCancelled()) {
                end(worker);
            }
        }
    }

    /** A cancelled run is to be resumed where it was; one that does not stop is killed. */
    private void end(WorkerProcess worker) {
        long now = System.nanoTime();
        @Nullable Long asked = cancelled.putIfAbsent(worker.process().pid(), now);
        if (asked == null) {
            worker.askToStop();
        } else if (now - asked > config.worker().grace().toNanos()) {
            worker.kill();
        }
    }

    private void begin(Leases.Lease lease) {
        try {
            WorkerProcess worker = WorkerProcess.start(lease, config, catalog.directory());
            measures.begin(lease.run());
            workers.put(lease.run(), worker);
            Thread watch = new Thread(() -> watch(worker), "worker-" + lease.run());
            watch.setDaemon(true);
            watch.start();
            bus.changed(lease.run());
        } catch (IOException e) {
            LOG.errorf(e, "No process could be started for the run %s", lease.run());
            endings.notBegun(lease, String.valueOf(e.getMessage()));
            bus.changed(lease.run());
        }
    }

    private void watch(WorkerProcess worker) {
        Leases.Lease lease = worker.lease();
        MDC.put("run", lease.run() + " ");
        try {
            WorkerProcess.End end = worker.await();
            if (!closing) {
                endings.settle(lease, end);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // Its lease runs out, and somebody takes it up again.
            LOG.error("What became of the run could not be written down", e);
        } finally {
            measures.end(lease.run());
            workers.remove(lease.run(), worker);
            cancelled.remove(worker.process().pid());
            bus.changed(lease.run());
            MDC.remove("run");
        }
    }
}
