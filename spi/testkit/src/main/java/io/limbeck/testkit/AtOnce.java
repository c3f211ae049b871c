package io.limbeck.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.spi.data.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The same work in two threads that begin together. */
final class AtOnce {

    private static final int THREADS = 2;

    private AtOnce() {}

    /**
     * {@return what each of them got}
     *
     * @throws AssertionError if the work failed in one of them
     */
    static <R> List<R> inTwoThreads(Callable<R> work) throws InterruptedException {
        CyclicBarrier together = new CyclicBarrier(THREADS);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<R>> begun = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                begun.add(threads.submit(() -> {
                    together.await();
                    return work.call();
                }));
            }
            List<R> done = new ArrayList<>();
            for (Future<R> each : begun) {
                done.add(each.get());
            }
            return done;
        } catch (ExecutionException e) {
            throw new AssertionError("it failed in one of two threads at once: " + e.getCause(), e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    /** To the last bit, whatever lies in it; what is not a number is the same as itself. */
    static void assertSame(Object said, Object alone) {
        if (said instanceof Table table && alone instanceof Table other) {
            // Column by column: a comparison that walks through objects keeps each value of a large set.
            Tables.assertEqual(table, other);
            return;
        }
        assertThat(said)
                .usingRecursiveComparison()
                .withEqualsForType(Double::equals, Double.class)
                .withEqualsForType(Float::equals, Float.class)
                .isEqualTo(alone);
    }
}
