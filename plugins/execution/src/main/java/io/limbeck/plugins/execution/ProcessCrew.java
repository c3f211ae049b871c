package io.limbeck.plugins.execution;

import io.limbeck.spi.execution.WorkLostException;
import io.limbeck.spi.execution.WorkerProcess;
import io.limbeck.spi.execution.WorkerProgram;
import io.limbeck.spi.execution.Workforce;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Threads, each with a worker process of its own that is started when it is first needed and again when it is lost. */
final class ProcessCrew implements Workforce {

    /** A task that ends so many workers would end them all. */
    private static final int ATTEMPTS = 3;

    private final int workers;
    private final WorkerProgram program;
    private final Map<Long, byte[]> shared = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();
    private final Set<WorkerProcess> alive = ConcurrentHashMap.newKeySet();
    private final ThreadLocal<@Nullable WorkerProcess> own = new ThreadLocal<>();
    private final ExecutorService threads;
    private volatile boolean closed;

    ProcessCrew(int workers, WorkerProgram program) {
        this.workers = workers;
        this.program = program;
        this.threads = Executors.newFixedThreadPool(workers, work -> {
            Thread thread = new Thread(work, "limbeck-crew");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public int slots() {
        return workers;
    }

    @Override
    public long share(byte[] content) {
        long number = numbers.getAndIncrement();
        shared.put(number, content);
        return number;
    }

    @Override
    public void forget(long number) {
        shared.remove(number);
    }

    @Override
    public CompletableFuture<byte[]> submit(List<Long> needs, byte[] task) {
        return CompletableFuture.supplyAsync(() -> perform(needs, task), threads);
    }

    private byte[] perform(List<Long> needs, byte[] task) {
        IOException last = new IOException("nobody tried");
        for (int attempt = 0; attempt < ATTEMPTS && !closed; attempt++) {
            try {
                WorkerProcess worker = worker();
                worker.retain(shared.keySet());
                for (long number : needs) {
                    if (!worker.knows(number)) {
                        worker.share(number, Objects.requireNonNull(shared.get(number), "the shared bytes are gone"));
                    }
                }
                return worker.perform(needs, task);
            } catch (IOException e) {
                last = e;
                dismiss();
            }
        }
        throw new WorkLostException(ATTEMPTS + " workers ended over it; the last one: " + last.getMessage(), last);
    }

    private WorkerProcess worker() throws IOException {
        WorkerProcess worker = own.get();
        if (worker == null) {
            worker = WorkerProcess.start(program, Path.of(System.getProperty("java.home", "")), Map.of());
            own.set(worker);
            alive.add(worker);
            if (closed) {
                worker.close();
            }
        }
        return worker;
    }

    private void dismiss() {
        WorkerProcess worker = own.get();
        if (worker != null) {
            worker.close();
            alive.remove(worker);
            own.remove();
        }
    }

    @Override
    public void close() {
        closed = true;
        threads.shutdownNow();
        alive.forEach(WorkerProcess::close);
    }
}
