package io.limbeck.spark.driver;

import io.limbeck.spi.execution.Frame;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What is said to the host, by any thread. */
final class Answers {

    private final DataOutputStream out;

    Answers(DataOutputStream out) {
        this.out = out;
    }

    void ready(int slots) {
        write(new Frame(Frame.Type.READY, slots));
    }

    void done(long task, byte[] result) {
        write(new Frame(Frame.Type.DONE, task, result));
    }

    void lost(long task, String reason) {
        write(new Frame(Frame.Type.LOST, task, reason.getBytes(StandardCharsets.UTF_8)));
    }

    private synchronized void write(Frame frame) {
        try {
            frame.write(out);
        } catch (IOException e) {
            System.err.println("limbeck: the host is gone: " + e.getMessage());
            Runtime.getRuntime().halt(0);
        }
    }
}
