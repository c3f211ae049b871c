package io.limbeck.engine.worker;

import io.limbeck.engine.run.SentRun;
import io.limbeck.engine.tensorflow.SentReplica;
import io.limbeck.spi.execution.Frame;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A process that performs tasks: {@link Frame}s on standard input say which, those on standard output what came of them. It
 * ends the moment its input ends, in the middle of a task if need be: whoever started it is gone.
 */
public final class Worker {

    private final Map<Long, byte[]> shared = new HashMap<>();
    private final Map<Long, SentReplica> replicas = new HashMap<>();
    private final Map<Long, SentRun> runs = new HashMap<>();

    private Worker() {}

    /** Works until standard input ends. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16));
        System.setOut(System.err);
        BlockingQueue<Frame> frames = new LinkedBlockingQueue<>();
        Thread reader = new Thread(() -> read(frames), "reader");
        reader.setDaemon(true);
        reader.start();
        new Frame(Frame.Type.READY, ProcessHandle.current().pid()).write(out);
        Worker worker = new Worker();
        while (true) {
            Optional<Frame> answer = worker.answer(frames.take());
            if (answer.isPresent()) {
                answer.get().write(out);
            }
        }
    }

    private static void read(BlockingQueue<Frame> frames) {
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in), 1 << 16))) {
            for (Optional<Frame> frame = Frame.read(in); frame.isPresent(); frame = Frame.read(in)) {
                frames.add(frame.get());
            }
        } catch (IOException e) {
            System.err.println("limbeck: a worker lost its host: " + e.getMessage());
        }
        Runtime.getRuntime().halt(0);
    }

    private Optional<Frame> answer(Frame frame) {
        switch (frame.type()) {
            case SHARE -> shared.put(frame.number(), frame.content());
            case FORGET -> forget(frame.number());
            case TASK -> {
                return Optional.of(answerTask(frame));
            }
            case READY, DONE, LOST -> throw new IllegalStateException("A worker is not told '" + frame.type() + "'");
        }
        return Optional.empty();
    }

    private Frame answerTask(Frame frame) {
        try {
            return new Frame(Frame.Type.DONE, frame.number(), perform(frame));
        } catch (RuntimeException | LinkageError e) {
            e.printStackTrace();
            String message = e.getClass().getSimpleName() + ": " + e.getMessage();
            return new Frame(Frame.Type.LOST, frame.number(), message.getBytes(StandardCharsets.UTF_8));
        }
    }

    private byte[] perform(Frame frame) {
        long first = frame.shared().get(0);
        byte[] task = Arrays.copyOfRange(frame.content(), 1, frame.content().length);
        byte kind = frame.content()[0];
        if (kind == SentRun.TASK) {
            return step(first, task);
        }
        if (kind == SentReplica.TASK) {
            SentReplica replica = replicas.computeIfAbsent(first, number -> new SentReplica(shared(number)));
            if (frame.shared().size() > 1) {
                long taught = frame.shared().get(1);
                replica.teach(taught, shared(taught));
            }
            return replica.perform(task);
        }
        throw new IllegalStateException("There is no task of kind '" + (char) kind + "'");
    }

    private byte[] step(long run, byte[] task) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try {
            return runs.computeIfAbsent(run, number -> SentRun.of(shared(number), loader))
                    .perform(task);
        } catch (RuntimeException e) {
            return SentRun.failed(e);
        }
    }

    private byte[] shared(long number) {
        byte[] content = shared.get(number);
        if (content == null) {
            throw new IllegalStateException("A task needs the shared bytes " + number + ", and nobody sent them");
        }
        return content;
    }

    private void forget(long number) {
        shared.remove(number);
        Optional.ofNullable(replicas.remove(number)).ifPresent(SentReplica::close);
        Optional.ofNullable(runs.remove(number)).ifPresent(SentRun::close);
    }
}
