package io.limbeck.engine.tensorflow;

import io.limbeck.spi.model.ModelOutputs;
import io.limbeck.spi.tensorflow.local.LocalResult;
import io.limbeck.spi.tensorflow.local.LocalTask;
import io.limbeck.spi.tensorflow.local.Replicas;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Threads of this process, each with a copy of the model that is made when it is first needed. */
final class OwnLabour implements Labour {

    /** Results for each worker that may wait for their turn; bounds memory however many tasks there are. */
    private static final int AHEAD = 16;

    private final int most;
    private final Supplier<Replica> more;
    private final List<Replica> replicas = new ArrayList<>();
    private final BlockingQueue<Replica> free = new LinkedBlockingQueue<>();
    private final ExecutorService workers;
    private volatile boolean skipping;
    private @Nullable ModelOutputs taught;

    /**
     * Threads.
     *
     * @param most how many there are at most
     * @param first a copy that is there already; it is closed by whoever made it
     * @param more makes another copy
     */
    OwnLabour(int most, Replica first, Supplier<Replica> more) {
        this.most = most;
        this.more = more;
        add(first);
        workers = Executors.newFixedThreadPool(most, work -> {
            Thread thread = new Thread(work, "limbeck-worker");
            thread.setDaemon(true);
            return thread;
        });
    }

    private void add(Replica replica) {
        replicas.add(replica);
        free.add(replica);
        if (taught != null) {
            teach(replica, taught);
        }
    }

    @Override
    public void train(int count, IntFunction<LocalTask> tasks, Replicas.Receiver receiver) {
        while (replicas.size() < Math.min(most, count)) {
            add(more.get());
        }
        Deque<Future<LocalResult>> running = new ArrayDeque<>();
        int window = AHEAD * most;
        int started = 0;
        try {
            for (int next = 0; next < count; next++) {
                while (started < count && running.size() < window) {
                    int number = started++;
                    running.add(workers.submit(() -> work(number, tasks)));
                }
                receiver.take(next, result(running.remove()));
            }
        } finally {
            skipping = true;
            running.forEach(OwnLabour::await);
            skipping = false;
        }
    }

    private LocalResult work(int number, IntFunction<LocalTask> tasks) throws InterruptedException {
        if (skipping) {
            throw new IllegalStateException("Another task failed");
        }
        Replica replica = free.take();
        try {
            return replica.run(tasks.apply(number));
        } finally {
            free.add(replica);
        }
    }

    /** {@return what came of work elsewhere}, or throws what it threw */
    static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("A worker failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while clients train", e);
        }
    }

    /** Whatever came of it: a session must not be closed while a step runs in it. */
    private static void await(Future<LocalResult> future) {
        try {
            result(future);
        } catch (RuntimeException e) {
            // The first failure is the one that is told.
        }
    }

    @Override
    public void teach(ModelOutputs outputs) {
        taught = outputs;
        replicas.forEach(replica -> teach(replica, outputs));
    }

    private static void teach(Replica replica, ModelOutputs outputs) {
        replica.graph().assign(Map.of(ReplicaPool.TAUGHT, outputs.logits()));
    }

    @Override
    public void close() {
        workers.shutdownNow();
        replicas.stream().skip(1).forEach(Replica::close);
    }
}
