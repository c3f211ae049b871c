package io.limbeck.engine.run;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The folder in which runs stand side by side.
 *
 * @param runs the folder; it need not exist
 */
record RunShelf(Path runs) {

    private static final int MOST_CANDIDATES = 8;
    private static final int STAMP_LENGTH = "20261121-055512".length();

    /**
     * Finds a run by id, by the beginning of its id if that is unique, by path, or the newest by {@code latest}.
     *
     * @throws InvalidInputException if there is none, or it was written by a newer version
     */
    RunFolder open(String id) {
        if (id.isBlank()) {
            throw new InvalidInputException(Problem.error(
                    "", "the name of the run is empty", "'limbeck runs --runs " + runs + "' lists the runs"));
        }
        List<Path> all = list();
        Optional<Path> found = Stream.of(runs.resolve(id), Path.of(id))
                .filter(path -> Files.isRegularFile(path.resolve(RunFolder.MANIFEST)))
                .findFirst();
        if (found.isEmpty() && id.equals("latest") && !all.isEmpty()) {
            found = Optional.of(all.get(all.size() - 1));
        }
        if (found.isEmpty()) {
            List<Path> matching = all.stream()
                    .filter(path -> path.getFileName().toString().startsWith(id))
                    .toList();
            if (matching.size() > 1) {
                throw new InvalidInputException(Problem.error(
                        "",
                        "'" + id + "' is the beginning of " + matching.size() + " runs",
                        "say which: " + candidates(matching)));
            }
            found = matching.stream().findFirst();
        }
        RunFolder run = new RunFolder(found.orElseThrow(() -> new InvalidInputException(Problem.error(
                "",
                "there is no run '" + id + "' in '" + runs + "'",
                "'limbeck runs --runs " + runs + "' lists them"))));
        int format = run.manifest().path("format").asInt(0);
        if (format < 1) {
            throw run.damaged(run.path().resolve(RunFolder.MANIFEST), "it names no format");
        }
        if (format > RunFolder.FORMAT) {
            throw new InvalidInputException(Problem.error(
                    run.path().resolve("manifest.json").toString(),
                    "this run folder has format '" + format + "', but this Limbeck knows formats up to "
                            + RunFolder.FORMAT,
                    "use the version of Limbeck that made it, or a newer one"));
        }
        return run;
    }

    private static String candidates(List<Path> some) {
        String names = some.stream()
                .limit(MOST_CANDIDATES)
                .map(path -> "'" + path.getFileName() + "'")
                .collect(Collectors.joining(", "));
        return some.size() > MOST_CANDIDATES ? names + " …" : names;
    }

    /** {@return the folders of all runs below {@code runs}, oldest first} */
    List<Path> list() {
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(runs)) {
            return folders.filter(path -> Files.isRegularFile(path.resolve(RunFolder.MANIFEST)))
                    .sorted(Comparator.comparing(RunShelf::stamp)
                            .thenComparing(RunShelf::written)
                            .thenComparing(path -> path.getFileName().toString()))
                    .toList();
        } catch (IOException e) {
            throw new InvalidInputException(Problem.error(
                    "--runs",
                    "cannot read the folder '" + runs + "': " + e.getMessage(),
                    "choose another with --runs"));
        }
    }

    private static String stamp(Path run) {
        String name = run.getFileName().toString();
        return name.substring(0, Math.min(STAMP_LENGTH, name.length()));
    }

    /** When the document was written down: what tells runs of one second apart. */
    private static FileTime written(Path run) {
        try {
            return Files.getLastModifiedTime(run.resolve("experiment.yaml"));
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }
}
