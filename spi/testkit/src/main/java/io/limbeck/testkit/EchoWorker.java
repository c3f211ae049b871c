package io.limbeck.testkit;

import io.limbeck.spi.execution.Frame;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/** A worker that answers a task with its text and the texts of the shared bytes that it asks for. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class EchoWorker {

    /** The task that no worker performs. */
    public static final String LOSE = "lose this";

    private EchoWorker() {}

    /**
     * Speaks frames on standard input and output until the input ends.
     *
     * @param arguments none
     * @throws IOException if the host is gone
     */
    public static void main(String[] arguments) throws IOException {
        DataInputStream in = new DataInputStream(System.in);
        DataOutputStream out = new DataOutputStream(System.out);
        Map<Long, byte[]> shared = new HashMap<>();
        new Frame(Frame.Type.READY, 0, "echo".getBytes(StandardCharsets.UTF_8)).write(out);
        for (Optional<Frame> next = Frame.read(in); next.isPresent(); next = Frame.read(in)) {
            Frame frame = next.get();
            switch (frame.type()) {
                case SHARE -> shared.put(frame.number(), frame.content());
                case FORGET -> shared.remove(frame.number());
                case TASK -> answer(frame, shared).write(out);
                case READY, DONE, LOST -> throw new IOException("A host says no '" + frame.type() + "'");
            }
        }
    }

    private static Frame answer(Frame task, Map<Long, byte[]> shared) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        said.writeBytes(task.content());
        if (said.toString(StandardCharsets.UTF_8).equals(LOSE)) {
            return new Frame(Frame.Type.LOST, task.number(), "asked to lose it".getBytes(StandardCharsets.UTF_8));
        }
        for (long number : task.shared()) {
            said.write(' ');
            said.writeBytes(shared.getOrDefault(number, "?".getBytes(StandardCharsets.UTF_8)));
        }
        return new Frame(Frame.Type.DONE, task.number(), said.toByteArray());
    }
}
