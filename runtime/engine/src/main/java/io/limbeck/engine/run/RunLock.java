package io.limbeck.engine.run;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The right to work on a run: a lock on the file {@code lock}, which the operating system takes back when the process
 * ends, however it ends.
 *
 * <p>POSIX locks belong to a process and are lost when it closes <em>any</em> handle of the file. So whoever holds the
 * lock writes its name beside it, and a process that finds its own name never opens the file.
 */
record RunLock(Path holder, FileChannel channel) implements AutoCloseable {

    private static final String PROCESS = ProcessHandle.current().pid() + "-"
            + ProcessHandle.current()
                    .info()
                    .startInstant()
                    .map(Instant::toEpochMilli)
                    .orElse(0L);

    /**
     * Takes the lock of a run.
     *
     * @throws InvalidInputException if somebody has it
     */
    static RunLock take(Path run) throws IOException {
        synchronized (RunLock.class) {
            Path holder = holder(run);
            if (isOurs(holder)) {
                throw taken(run, "this process");
            }
            FileChannel channel = FileChannel.open(file(run), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                if (channel.tryLock() == null) {
                    throw taken(run, "another process");
                }
                Files.writeString(holder, PROCESS);
                return new RunLock(holder, channel);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        }
    }

    /** {@return whether somebody works on the run}; writes nothing */
    static boolean isHeld(Path run) {
        synchronized (RunLock.class) {
            if (isOurs(holder(run))) {
                return true;
            }
            if (!Files.exists(file(run))) {
                return false;
            }
            try (FileChannel channel = FileChannel.open(file(run), StandardOpenOption.READ)) {
                @Nullable FileLock shared = channel.tryLock(0, Long.MAX_VALUE, true);
                return shared == null;
            } catch (OverlappingFileLockException e) {
                return true;
            } catch (IOException e) {
                return false;
            }
        }
    }

    private static boolean isOurs(Path holder) {
        try {
            return Files.exists(holder) && Files.readString(holder).equals(PROCESS);
        } catch (IOException e) {
            return false;
        }
    }

    private static InvalidInputException taken(Path run, String who) {
        return new InvalidInputException(
                Problem.error(run.toString(), who + " is working on this run", "wait for it, or stop it first"));
    }

    private static Path file(Path run) {
        return run.resolve("lock");
    }

    private static Path holder(Path run) {
        return run.resolve("lock.holder");
    }

    @Override
    public void close() throws IOException {
        synchronized (RunLock.class) {
            Files.deleteIfExists(holder);
            channel.close();
        }
    }
}
