package io.limbeck.engine.export;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A folder that is there wholly or not at all: it is written beside, and renamed when it is done. */
public final class NewFolder {

    private NewFolder() {}

    /** Fills a folder. */
    public interface Filling {
        /** Writes into the folder, which is empty. */
        void into(Path folder) throws IOException;
    }

    /**
     * Refuses a target that is there already.
     *
     * @throws InvalidInputException if there is anything of that name
     */
    public static void requireFree(Path target) {
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new InvalidInputException(Problem.error(
                    "--to",
                    "there is already a '" + target + "'",
                    "name a folder that is not there; nothing is overwritten"));
        }
    }

    /**
     * Makes the folder.
     *
     * @throws InvalidInputException if it is there already, or cannot be written
     */
    public static void make(Path target, Filling filling) {
        requireFree(target);
        Path absolute = target.toAbsolutePath().normalize();
        @Nullable Path beside = null;
        try {
            Path parent = Files.createDirectories(absolute.getParent());
            beside = Files.createDirectory(parent.resolve("." + absolute.getFileName() + "." + UUID.randomUUID()));
            filling.into(beside);
            requireFree(target);
            Files.move(beside, absolute, StandardCopyOption.ATOMIC_MOVE);
            beside = null;
        } catch (IOException e) {
            throw unwritable(target, e);
        } finally {
            if (beside != null) {
                remove(beside);
            }
        }
    }

    private static InvalidInputException unwritable(Path target, IOException cause) {
        return new InvalidInputException(Problem.error(
                "--to",
                "cannot write to '" + target + "' (" + cause.getClass().getSimpleName() + ": " + cause.getMessage()
                        + ")",
                "name a folder where you may write"));
    }

    private static void remove(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
