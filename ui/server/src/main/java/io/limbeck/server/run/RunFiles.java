package io.limbeck.server.run;

import io.limbeck.server.config.ServerConfig;
import io.limbeck.server.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The files of runs that clients may see, and no others: whatever a name says, it stays within its run. */
@ApplicationScoped
class RunFiles {

    private static final Set<String> KEPT_BACK = Set.of("lock", "lock.holder", "checkpoints");

    private final ServerConfig config;
    private final RunViews views;

    RunFiles(ServerConfig config, RunViews views) {
        this.config = config;
        this.views = views;
    }

    /** {@return the folder of a run that is in the list} */
    Path folder(String id) {
        return config.runs().toAbsolutePath().normalize().resolve(views.row(id).id());
    }

    Path log(String id) {
        return config.state().resolve("logs").resolve(views.row(id).id() + ".log");
    }

    /** {@return a file of a run}; one that is not there, or not within, is refused */
    Path file(String id, String name) {
        Path folder = folder(id);
        try {
            Path file = folder.resolve(name).normalize();
            if (file.startsWith(folder)
                    && !file.equals(folder)
                    && !KEPT_BACK.contains(folder.relativize(file).getName(0).toString())
                    && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && file.toRealPath().startsWith(folder.toRealPath())) {
                return file;
            }
        } catch (IOException | IllegalArgumentException e) {
            // The same as if it were not there.
        }
        throw Refusal.missing(
                "file '" + name + "' in the run '" + id + "'", "GET /api/v1/runs/" + id + "/artifacts lists its files");
    }

    String text(String id, String name) {
        try {
            return Files.readString(file(id, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of a run. */
    record Artifact(String path, long bytes) {}

    List<Artifact> all(String id) {
        Path folder = folder(id);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> !KEPT_BACK.contains(
                            folder.relativize(file).getName(0).toString()))
                    .map(file -> new Artifact(
                            folder.relativize(file).toString(), file.toFile().length()))
                    .sorted(Comparator.comparing(Artifact::path))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void remove(String id) {
        Path folder = config.runs().toAbsolutePath().normalize().resolve(id);
        try {
            Files.deleteIfExists(config.state().resolve("logs").resolve(id + ".log"));
            if (!Files.exists(folder)) {
                return;
            }
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
