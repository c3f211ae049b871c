package io.limbeck.engine.tensorflow;

import io.limbeck.spi.execution.Workforce;
import io.limbeck.spi.model.ModelOutputs;
import io.limbeck.spi.tensorflow.local.LocalResult;
import io.limbeck.spi.tensorflow.local.LocalTask;
import io.limbeck.spi.tensorflow.local.Replicas;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;

/**
 * Worker processes elsewhere. Graph and rows are sent once to each; a task of theirs is a batch of trainings, and what came
 * of batches is handed over in order, so that it makes no difference who did what.
 */
final class SentLabour implements Labour {

    /** Batches for each worker in a round: more even out unequal work, and each costs a trip. */
    private static final int BATCHES = 2;

    /** Most bytes of results in one batch. */
    private static final long MOST_BYTES = 64L << 20;

    private final Workforce workforce;
    private final int parameters;
    private final List<Long> shared = new ArrayList<>();

    /**
     * Workers.
     *
     * @param workforce the workers; not closed with this
     * @param graph the graph as it is sent
     * @param parameters length of the vector of weights
     */
    SentLabour(Workforce workforce, byte[] graph, int parameters) {
        this.workforce = workforce;
        this.parameters = parameters;
        shared.add(workforce.share(graph));
    }

    @Override
    public void train(int count, IntFunction<LocalTask> tasks, Replicas.Receiver receiver) {
        int size = size(count);
        Deque<CompletableFuture<byte[]>> running = new ArrayDeque<>();
        int sent = 0;
        try {
            for (int next = 0; next < count; ) {
                while (sent < count && running.size() < (BATCHES + 1) * workforce.slots()) {
                    int to = Math.min(count, sent + size);
                    running.add(workforce.submit(List.copyOf(shared), batch(sent, to, tasks)));
                    sent = to;
                }
                for (LocalResult result : ClientBatch.results(OwnLabour.result(running.remove()))) {
                    receiver.take(next++, result);
                }
            }
        } finally {
            running.forEach(open -> open.cancel(false));
        }
    }

    private int size(int count) {
        int batches = BATCHES * workforce.slots();
        long most = Math.max(1, MOST_BYTES / Float.BYTES / parameters);
        // A single client is a batch only where there is a worker for each.
        int least = count > workforce.slots() ? 2 : 1;
        return Math.toIntExact(Math.min(most, Math.max(least, (count + batches - 1) / batches)));
    }

    private static byte[] batch(int from, int to, IntFunction<LocalTask> tasks) {
        List<LocalTask> some = new ArrayList<>();
        for (int number = from; number < to; number++) {
            some.add(tasks.apply(number));
        }
        byte[] batch = ClientBatch.bytes(some);
        byte[] task = new byte[batch.length + 1];
        task[0] = SentReplica.TASK;
        System.arraycopy(batch, 0, task, 1, batch.length);
        return task;
    }

    @Override
    public void teach(ModelOutputs outputs) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(Wire.fast(bytes))) {
            Wire.write(out, outputs.logits());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        while (shared.size() > 1) {
            workforce.forget(shared.remove(1));
        }
        shared.add(workforce.share(bytes.toByteArray()));
    }

    @Override
    public void close() {
        shared.forEach(workforce::forget);
    }
}
