package io.limbeck.loader;

import static java.util.Objects.requireNonNull;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where plugins come from at run time, and which of them are trusted.
 *
 * @param directory holds a jar, or a folder of jars, for each plugin
 * @param lock whether only jars are loaded that {@link LockFile} names, with the bytes it names
 * @param keys files of Ed25519 public keys (PEM); with any, every jar needs a signature by one of them
 */
public record PluginSettings(Path directory, Lock lock, List<Path> keys) {

    /** Whether the lock file is obeyed. */
    public enum Lock {
        /** It is not looked at. */
        OFF,
        /** What it does not name, or names with another hash, is refused. */
        ENFORCE
    }

    /** The directory's environment variable. */
    public static final String DIRECTORY = "LIMBECK_PLUGINS_DIRECTORY";

    private static final String LOCK = "LIMBECK_PLUGINS_LOCK";
    private static final String KEYS = "LIMBECK_PLUGINS_KEYS";

    public PluginSettings {
        requireNonNull(directory, "directory is null");
        requireNonNull(lock, "lock is null");
        keys = List.copyOf(keys);
    }

    /** A directory whose plugins are taken as they are. */
    public PluginSettings(Path directory) {
        this(directory, Lock.OFF, List.of());
    }

    /**
     * {@return what the environment says}: {@code LIMBECK_PLUGINS_DIRECTORY}, else {@code .limbeck/plugins} in the home folder
     * where that is there; {@code LIMBECK_PLUGINS_LOCK} ({@code off} or {@code enforce}); {@code LIMBECK_PLUGINS_KEYS}, files
     * separated by commas
     *
     * @throws InvalidInputException if the lock is neither
     */
    public static Optional<PluginSettings> of(Map<String, String> environment, Path home) {
        Path usual = home.resolve(".limbeck").resolve("plugins");
        Optional<PluginSettings> said = of(environment);
        return said.isPresent() || !Files.isDirectory(usual) ? said : Optional.of(of(usual, environment));
    }

    /** {@return what the environment says, and nothing where it names no directory} */
    public static Optional<PluginSettings> of(Map<String, String> environment) {
        String directory = environment.getOrDefault(DIRECTORY, "").strip();
        return directory.isEmpty() ? Optional.empty() : Optional.of(of(Path.of(directory), environment));
    }

    private static PluginSettings of(Path directory, Map<String, String> environment) {
        List<Path> keys = Arrays.stream(environment.getOrDefault(KEYS, "").split(","))
                .map(String::strip)
                .filter(key -> !key.isEmpty())
                .map(Path::of)
                .toList();
        return new PluginSettings(
                directory, lock(environment.getOrDefault(LOCK, "off").strip()), keys);
    }

    /** {@return these settings as a process is told them} */
    public Map<String, String> environment() {
        return Map.of(
                DIRECTORY,
                directory.toAbsolutePath().toString(),
                LOCK,
                lock.name().toLowerCase(Locale.ROOT),
                KEYS,
                keys.stream().map(key -> key.toAbsolutePath().toString()).collect(Collectors.joining(",")));
    }

    private static Lock lock(String text) {
        return switch (text) {
            case "off", "" -> Lock.OFF;
            case "enforce" -> Lock.ENFORCE;
            default ->
                throw new InvalidInputException(
                        Problem.error(LOCK, "is neither off nor enforce, but '" + text + "'", "write one of the two"));
        };
    }
}
