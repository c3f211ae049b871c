package io.limbeck.engine.run;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.stream.Stream;

/** What stopped a run half-way, as the person before the screen is told of it. */
final class Setback {

    private Setback() {}

    /** {@return whether what was handed in is at fault}, and not the disk: going on would fail again */
    static boolean isOfTheInput(InvalidInputException failure) {
        return !(failure.getCause() instanceof IOException);
    }

    /** {@return the exception to throw in place of {@code cause}}; one of the disk says how to go on */
    static RuntimeException of(RunFolder folder, Exception cause) {
        if (cause instanceof InvalidInputException wrong) {
            return wrong.getCause() instanceof IOException ofTheDisk
                    ? resumable(folder, wrong.problems().get(0).message(), ofTheDisk)
                    : wrong;
        }
        IOException io = cause instanceof UncheckedIOException unchecked
                ? unchecked.getCause()
                : cause instanceof IOException checked ? checked : null;
        if (io == null) {
            return cause instanceof RuntimeException runtime ? runtime : failed(folder, cause);
        }
        return isFull(io)
                ? resumable(folder, "the disk that holds '" + folder.path() + "' is full", io)
                : failed(folder, io);
    }

    private static boolean isFull(IOException cause) {
        String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        return Stream.of("no space left", "disk quota exceeded", "not enough space")
                .anyMatch(message::contains);
    }

    private static InvalidInputException resumable(RunFolder folder, String message, IOException cause) {
        InvalidInputException failure = new InvalidInputException(Problem.error(
                "--runs",
                message,
                "make room there; what is done is kept, and 'limbeck resume " + folder.id() + "' goes on from there"));
        failure.initCause(cause);
        return failure;
    }

    private static RunFailedException failed(RunFolder folder, Exception cause) {
        return new RunFailedException(
                "The run '" + folder.id() + "' failed: " + cause.getMessage()
                        + ". What is done is kept; 'limbeck resume " + folder.id() + "' goes on from there",
                cause);
    }
}
