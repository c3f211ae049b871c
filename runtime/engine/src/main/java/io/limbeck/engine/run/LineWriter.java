package io.limbeck.engine.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Appends lines to a file without making anybody wait for the disk. What has gathered while one write was forced to disk is
 * the next write. Only once more than {@value #MOST} characters have gathered does {@link #add} wait.
 */
final class LineWriter implements AutoCloseable {

    private static final int MOST = 64 << 20;

    private final FileChannel file;
    private final Thread thread;
    private List<String> gathered = new ArrayList<>();
    private long characters;
    private boolean closing;
    private @Nullable IOException failure;

    /** A writer that goes on after the first {@code length} bytes; what stood behind them is cut off. */
    LineWriter(Path path, long length) throws IOException {
        file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        file.truncate(length);
        file.position(length);
        thread = new Thread(this::write, "events");
        thread.setDaemon(true);
        thread.start();
    }

    /** Adds a line. */
    synchronized void add(String line) {
        while (characters > MOST && failure == null && !Thread.currentThread().isInterrupted()) {
            pause();
        }
        throwFailure();
        gathered.add(line);
        characters += line.length();
        notifyAll();
    }

    private void write() {
        try {
            for (List<String> lines = next(); !lines.isEmpty(); lines = next()) {
                ByteBuffer bytes = ByteBuffer.wrap((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    file.write(bytes);
                }
                file.force(false);
            }
        } catch (IOException e) {
            synchronized (this) {
                failure = e;
                notifyAll();
            }
        }
    }

    /** {@return what has gathered}, empty at the end */
    private synchronized List<String> next() {
        while (gathered.isEmpty() && !closing) {
            pause();
        }
        List<String> lines = gathered;
        gathered = new ArrayList<>();
        characters = 0;
        notifyAll();
        return lines;
    }

    private void pause() {
        try {
            wait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void throwFailure() {
        if (failure != null) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Writes what has gathered, and closes the file. */
    @Override
    public void close() {
        synchronized (this) {
            closing = true;
            notifyAll();
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throwFailure();
    }
}
