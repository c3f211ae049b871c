package io.limbeck.benchmarks;

import io.limbeck.spi.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;

/**
 * Two trainings of the same length in one process that take turns of one epoch, each while the other waits. So whatever
 * else the machine does falls on both, and the ratio of neighbours is worth more than the two times.
 */
final class Turns {

    /** A training that reports after each epoch. */
    interface Training {
        /** Trains, and reports to {@code progress}. */
        void run(Progress progress);
    }

    private final Semaphore first = new Semaphore(1);
    private final Semaphore second = new Semaphore(0);

    /**
     * Nanoseconds of each epoch; the first epoch of either, in which its graph is warmed, is left out.
     *
     * @param first of the first training
     * @param second of the second
     */
    record Times(List<Long> first, List<Long> second) {}

    /** Runs both to their end. */
    static Times run(Training one, Training other) throws InterruptedException {
        Turns turns = new Turns();
        CompletableFuture<List<Long>> a =
                CompletableFuture.supplyAsync(() -> turns.timed(one, turns.first, turns.second), Turns::start);
        CompletableFuture<List<Long>> b =
                CompletableFuture.supplyAsync(() -> turns.timed(other, turns.second, turns.first), Turns::start);
        try {
            return new Times(a.get(), b.get());
        } catch (ExecutionException e) {
            throw new IllegalStateException("A training failed: " + e.getCause(), e.getCause());
        }
    }

    private static void start(Runnable work) {
        new Thread(work, "training").start();
    }

    private List<Long> timed(Training training, Semaphore mine, Semaphore others) {
        List<Long> times = new ArrayList<>();
        long[] start = {0};
        mine.acquireUninterruptibly();
        try {
            training.run((done, total, metrics) -> {
                if (start[0] != 0) {
                    times.add(System.nanoTime() - start[0]);
                }
                others.release();
                mine.acquireUninterruptibly();
                start[0] = System.nanoTime();
            });
        } finally {
            others.release(Integer.MAX_VALUE / 2);
        }
        return times;
    }
}
