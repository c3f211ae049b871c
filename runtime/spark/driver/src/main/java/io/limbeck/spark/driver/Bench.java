package io.limbeck.spark.driver;

import io.limbeck.spi.execution.WorkerProcess;
import io.limbeck.spi.execution.WorkerProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/**
 * The worker processes of one executor, as many as it performs tasks at a time. They are told by their standard input when
 * the executor ends, and end then.
 */
final class Bench {

    private static final Deque<WorkerProcess> FREE = new ArrayDeque<>();

    private Bench() {}

    /** {@return a worker that nobody else uses}; the one that was last busy, since it has most of what is shared */
    static WorkerProcess take(WorkerProgram program) throws IOException {
        synchronized (FREE) {
            while (!FREE.isEmpty()) {
                WorkerProcess worker = FREE.pop();
                if (worker.isAlive()) {
                    return worker;
                }
            }
        }
        return WorkerProcess.start(program, Path.of(System.getProperty("java.home")), Map.of());
    }

    /** Gives a worker back, to be used again if it is well. */
    static void giveBack(WorkerProcess worker, boolean well) {
        if (well) {
            synchronized (FREE) {
                FREE.push(worker);
            }
        } else {
            worker.close();
        }
    }
}
