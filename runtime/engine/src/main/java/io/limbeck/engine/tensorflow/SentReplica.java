package io.limbeck.engine.tensorflow;

import io.limbeck.spi.tensorflow.local.LocalResult;
import io.limbeck.spi.tensorflow.local.LocalTask;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** A copy of a model in training that was sent to this process. Used by one thread. */
public final class SentReplica implements AutoCloseable {

    /** The first byte of a task that is a batch of trainings. */
    public static final byte TASK = 'c';

    private final SentGraph graph;
    private final Replica replica;
    private long taught = -1;

    /** A copy from the bytes it was sent as. */
    public SentReplica(byte[] sent) {
        graph = SentGraph.of(sent);
        replica = new Replica(graph, graph.batch(), ParameterVector.of(graph));
    }

    /** Replaces what the teacher says of the rows, unless that is what it says already. */
    public void teach(long number, byte[] logits) {
        if (taught != number) {
            try (DataInputStream in = new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(logits)))) {
                graph.assign(Map.of(ReplicaPool.TAUGHT, Wire.floats(in)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            taught = number;
        }
    }

    /** {@return what comes of a batch of trainings} */
    public byte[] perform(byte[] batch) {
        List<LocalResult> results = new ArrayList<>();
        for (LocalTask task : ClientBatch.tasks(batch)) {
            results.add(replica.run(task));
        }
        return ClientBatch.resultBytes(results);
    }

    @Override
    public void close() {
        replica.close();
    }
}
