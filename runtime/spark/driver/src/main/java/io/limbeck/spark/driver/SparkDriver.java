package io.limbeck.spark.driver;

import io.limbeck.spi.execution.Frame;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;

/**
 * Spark's driver: {@link Frame}s on standard input bring shared bytes and tasks, those on standard output what came of them.
 * It ends when its input ends, and the application on the cluster with it.
 */
public final class SparkDriver {

    private static final long NOBODY = -1;

    private SparkDriver() {}

    /** Works until standard input ends. */
    public static void main(String[] arguments) throws IOException {
        DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16));
        System.setOut(System.err);
        Answers answers = new Answers(out);
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in), 1 << 16))) {
            Properties told = new Properties();
            Optional<Frame> first = Frame.read(in);
            if (first.isEmpty()) {
                return;
            }
            told.load(new StringReader(new String(first.get().content(), StandardCharsets.UTF_8)));
            try (Cluster cluster = new Cluster(told, answers)) {
                cluster.awaitWorkers();
                for (Optional<Frame> frame = Frame.read(in); frame.isPresent(); frame = Frame.read(in)) {
                    take(frame.get(), cluster);
                }
            } catch (RuntimeException e) {
                e.printStackTrace();
                answers.lost(NOBODY, String.valueOf(e.getMessage()));
            }
        }
        System.exit(0);
    }

    private static void take(Frame frame, Cluster cluster) {
        switch (frame.type()) {
            case SHARE -> cluster.share(frame.number(), frame.content());
            case FORGET -> cluster.forget(frame.number());
            case TASK -> cluster.submit(frame.number(), frame.shared(), frame.content());
            case READY, DONE, LOST -> throw new IllegalStateException("The driver is told '" + frame.type() + "'");
        }
    }
}
