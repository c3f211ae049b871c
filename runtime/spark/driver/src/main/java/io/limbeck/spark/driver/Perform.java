package io.limbeck.spark.driver;

import io.limbeck.spi.execution.WorkLostException;
import io.limbeck.spi.execution.WorkerProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;

/**
 * What an executor does with a task: hands it to a worker process beside it. If that process is lost, the task fails, and
 * Spark gives it to somebody again; if the worker answers, whatever it answers, the task is done.
 */
final class Perform implements Function<byte[], byte[]> {

    /** First byte of an answer that is a result. */
    static final byte DONE = 0;

    /** First byte of an answer that says why there is none. */
    static final byte LOST = 1;

    private static final long serialVersionUID = 1L;

    private final Program program;
    private final LinkedHashMap<Long, Broadcast<byte[]>> needed;
    private final ArrayList<Long> alive;

    /**
     * What to do.
     *
     * @param program what a worker runs
     * @param needed shared bytes that the task needs
     * @param alive numbers of all shared bytes that somebody may still need
     */
    Perform(Program program, LinkedHashMap<Long, Broadcast<byte[]>> needed, ArrayList<Long> alive) {
        this.program = program;
        this.needed = needed;
        this.alive = alive;
    }

    @Override
    public byte[] call(byte[] task) throws IOException {
        WorkerProcess worker = Bench.take(program.program());
        boolean well = false;
        try {
            worker.retain(alive);
            for (Map.Entry<Long, Broadcast<byte[]>> one : needed.entrySet()) {
                if (!worker.knows(one.getKey())) {
                    worker.share(one.getKey(), one.getValue().value());
                }
            }
            byte[] result = worker.perform(List.copyOf(needed.keySet()), task);
            well = true;
            return answer(DONE, result);
        } catch (WorkLostException e) {
            return answer(LOST, String.valueOf(e.getMessage()).getBytes(StandardCharsets.UTF_8));
        } finally {
            Bench.giveBack(worker, well);
        }
    }

    private static byte[] answer(byte type, byte[] content) {
        byte[] answer = new byte[content.length + 1];
        answer[0] = type;
        System.arraycopy(content, 0, answer, 1, content.length);
        return answer;
    }
}
