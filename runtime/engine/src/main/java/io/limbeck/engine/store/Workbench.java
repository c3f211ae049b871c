package io.limbeck.engine.store;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where entries lie until they are whole. Each has a lock file beside it, locked while its writer lives: the operating
 * system gives the lock back when the process ends, however it ends, so that what is not locked was left by a crash.
 */
final class Workbench {

    private static final String LOCK = ".lock";

    private final Path folder;

    /** Names begin with this process: it must never open its own lock files twice, closing one would free the lock. */
    private final String process;

    Workbench(Path folder) {
        this.folder = folder;
        ProcessHandle self = ProcessHandle.current();
        this.process = self.pid() + "-"
                + self.info().startInstant().map(Instant::toEpochMilli).orElse(0L) + "-";
    }

    /** An empty folder to write into. Closing removes it, unless it was moved away. */
    record Place(Path folder, Path lockFile, FileChannel channel) implements AutoCloseable {
        @Override
        public void close() {
            deleteAll(folder);
            deleteAll(lockFile);
            try {
                channel.close();
            } catch (IOException e) {
                // The lock file is gone already; the next writer has one of its own.
                System.getLogger(Workbench.class.getName())
                        .log(System.Logger.Level.DEBUG, "The lock of '" + folder + "' could not be closed", e);
            }
        }
    }

    Place open() throws IOException {
        Files.createDirectories(folder);
        while (true) {
            String name = process + UUID.randomUUID();
            Path lockFile = folder.resolve(name + LOCK);
            FileChannel channel = FileChannel.open(lockFile, CREATE_NEW, WRITE);
            if (channel.tryLock() != null && Files.exists(lockFile)) {
                Path place = folder.resolve(name);
                try {
                    return new Place(Files.createDirectory(place), lockFile, channel);
                } catch (IOException e) {
                    new Place(place, lockFile, channel).close();
                    throw e;
                }
            }
            channel.close();
        }
    }

    /** Removes what dead writers left. What cannot be removed stays; it takes room and does no harm. */
    void clean() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> all = Files.list(folder)) {
            List<String> names = all.map(path -> path.getFileName().toString().replace(LOCK, ""))
                    .distinct()
                    .filter(name -> !name.startsWith(process))
                    .toList();
            for (String name : names) {
                clean(name);
            }
        } catch (IOException e) {
            System.getLogger(Workbench.class.getName())
                    .log(System.Logger.Level.DEBUG, "'" + folder + "' could not be cleaned", e);
        }
    }

    private void clean(String name) throws IOException {
        Path lockFile = folder.resolve(name + LOCK);
        try (FileChannel channel = FileChannel.open(lockFile, CREATE, WRITE)) {
            @Nullable FileLock lock = channel.tryLock();
            if (lock != null) {
                deleteAll(folder.resolve(name));
                Files.deleteIfExists(lockFile);
            }
        }
    }

    private static void deleteAll(Path path) {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> inside = Files.walk(path)) {
            for (Path each : inside.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            System.getLogger(Workbench.class.getName())
                    .log(System.Logger.Level.DEBUG, "'" + path + "' could not be removed", e);
        }
    }
}
