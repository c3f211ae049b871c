package io.limbeck.engine.run;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Makes folders for runs that begin.
 *
 * @param runs folder of the runs; made when first needed
 */
record NewRun(Path runs) {

    private static final long LEAST_BYTES_FREE = 8L << 20;

    /** {@return the run of that name, if it has been begun}: what a crash left of one that was not is taken away */
    Optional<RunFolder> begun(String id) {
        RunFolder folder = new RunFolder(runs.resolve(id));
        if (Files.exists(folder.path().resolve(RunFolder.MANIFEST))) {
            return Optional.of(folder);
        }
        folder.remove();
        return Optional.empty();
    }

    /** Makes the folder of that name below {@code runs}. */
    RunFolder named(String id) {
        return first(List.of(id));
    }

    /** Makes a new folder below {@code runs}, named after time and experiment. */
    RunFolder create(String name, Instant now) {
        String stem = RunFolder.nameFor(name, now);
        return first(
                Stream.concat(Stream.of(stem), IntStream.rangeClosed(2, 1000).mapToObj(number -> stem + "-" + number))
                        .toList());
    }

    /** Makes the first folder of these that is not there yet. */
    private RunFolder first(List<String> names) {
        try {
            if (Files.getFileStore(existing(runs)).getUsableSpace() < LEAST_BYTES_FREE) {
                throw new InvalidInputException(Problem.error(
                        "--runs",
                        "the disk that holds '" + runs + "' has less than 8 MiB left",
                        "free some space, or choose another folder with --runs DIR"));
            }
            Files.createDirectories(runs);
            for (String name : names) {
                try {
                    return new RunFolder(Files.createDirectory(runs.resolve(name)));
                } catch (FileAlreadyExistsException e) {
                    // The next one, then.
                }
            }
            throw new FileAlreadyExistsException(names.get(names.size() - 1));
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    InvalidInputException unwritable(IOException cause) {
        return new InvalidInputException(Problem.error(
                "--runs",
                "cannot write to the folder '" + runs + "' (" + cause.getClass().getSimpleName() + ": "
                        + cause.getMessage() + ")",
                "choose a folder you may write to with --runs DIR"));
    }

    private static Path existing(Path folder) {
        Path here = folder.toAbsolutePath().normalize();
        while (!Files.exists(here) && here.getParent() != null) {
            here = here.getParent();
        }
        return here;
    }
}
