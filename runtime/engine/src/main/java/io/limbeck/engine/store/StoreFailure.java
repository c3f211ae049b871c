package io.limbeck.engine.store;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Says what a failed write means to the person before the screen. */
final class StoreFailure {

    private static final List<String> FULL =
            List.of("no space left", "disk quota exceeded", "not enough space", "file too large");

    private StoreFailure() {}

    static RuntimeException of(Path folder, IOException cause) {
        String message = String.valueOf(cause.getMessage());
        String lower = message.toLowerCase(Locale.ROOT);
        if (FULL.stream().anyMatch(lower::contains)) {
            return explained(
                    cause,
                    "the result could not be stored in '" + folder + "': the disk is full ('" + message + "')",
                    "free some space there, or name a folder on another disk with '--runs DIR'; nothing was left"
                            + " half-written");
        }
        if (isForbidden(cause, lower)) {
            return explained(
                    cause,
                    "the result could not be stored in '" + folder + "': the folder cannot be written ('" + message
                            + "')",
                    "allow writing there, or name another folder with '--runs DIR'");
        }
        return new UncheckedIOException("The result could not be stored in '" + folder + "': " + message, cause);
    }

    private static boolean isForbidden(IOException cause, String message) {
        return cause instanceof AccessDeniedException
                || cause.getCause() instanceof ReadOnlyFileSystemException
                || (cause instanceof FileSystemException
                        && Stream.of("read-only", "not a directory", "permission denied")
                                .anyMatch(message::contains));
    }

    private static InvalidInputException explained(IOException cause, String message, String remedy) {
        InvalidInputException failure = new InvalidInputException(Problem.error("runs", message, remedy));
        failure.initCause(cause);
        return failure;
    }
}
