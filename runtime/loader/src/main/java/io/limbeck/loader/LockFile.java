package io.limbeck.loader;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The jars of a directory of plugins that are trusted: {@code plugins.lock}, in the format of {@code sha256sum}, so that
 * {@code sha256sum --check plugins.lock} verifies it too.
 */
public final class LockFile {

    /** Name of the file, within the directory of plugins. */
    public static final String NAME = "plugins.lock";

    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) [ *](\\S.*)");

    private final Map<String, String> hashes;

    private LockFile(Map<String, String> hashes) {
        this.hashes = hashes;
    }

    /**
     * Reads a directory's lock file.
     *
     * @throws InvalidInputException if there is none, or it is no such file
     */
    static LockFile read(Path directory) {
        Path file = directory.resolve(NAME);
        Map<String, String> hashes = new TreeMap<>();
        try {
            if (!Files.exists(file)) {
                throw new InvalidInputException(Problem.error(
                        file.toString(),
                        "is missing, but the lock is to be enforced: no plugin is loaded",
                        "look at the jars, then write it with 'limbeck plugins lock'"));
            }
            for (String line : Files.readAllLines(file)) {
                Matcher matcher = LINE.matcher(line);
                if (!matcher.matches()) {
                    throw new InvalidInputException(Problem.error(
                            file.toString(),
                            "has a line that is no hash with a jar: '" + line + "'; no plugin is loaded",
                            "write it anew with 'limbeck plugins lock'"));
                }
                hashes.put(matcher.group(2), matcher.group(1));
            }
        } catch (IOException e) {
            throw new InvalidInputException(
                    Problem.error(file.toString(), "cannot be read: " + e.getMessage(), "correct its permissions"));
        }
        return new LockFile(hashes);
    }

    /**
     * Writes the lock file of what lies in a directory now.
     *
     * @return the jars with their hashes, by name
     * @throws InvalidInputException if it cannot be written
     */
    public static Map<String, String> write(Path directory) {
        Map<String, String> hashes = new TreeMap<>();
        try {
            for (PluginFolder folder : PluginFolder.in(directory, new ArrayList<>())) {
                for (Path jar : folder.jars()) {
                    hashes.put(name(directory, jar), Digests.of(jar));
                }
            }
            List<String> lines = hashes.entrySet().stream()
                    .map(entry -> entry.getValue() + "  " + entry.getKey())
                    .toList();
            Files.write(directory.resolve(NAME), lines);
        } catch (IOException e) {
            throw new InvalidInputException(Problem.error(
                    directory.toString(), "cannot be locked: " + e.getMessage(), "name a directory you may write to"));
        }
        return hashes;
    }

    /** Says which jars of a plugin are not those of the file. */
    void check(Path directory, PluginFolder folder, List<Problem> problems) throws IOException {
        for (Path jar : folder.jars()) {
            String name = name(directory, jar);
            String locked = hashes.get(name);
            if (locked == null) {
                problems.add(Problem.error(
                        jar.toString(),
                        "is not in '" + NAME + "'",
                        "look at the jar; if you trust it, add it with 'limbeck plugins lock'"));
            } else if (!locked.equals(Digests.of(jar))) {
                problems.add(Problem.error(
                        jar.toString(),
                        "is not the jar that '" + NAME + "' names: it has the SHA-256 '" + Digests.of(jar) + "'",
                        "find out who changed it; if you trust it, lock it anew with 'limbeck plugins lock'"));
            }
        }
    }

    /** Says which jars of the file are gone. */
    void missing(Path directory, List<Problem> problems) {
        for (String name : hashes.keySet()) {
            if (!Files.exists(directory.resolve(name))) {
                problems.add(Problem.error(
                        directory.resolve(name).toString(),
                        "is named in '" + NAME + "', but is not there",
                        "put the jar back, or lock the directory anew with 'limbeck plugins lock'"));
            }
        }
    }

    private static String name(Path directory, Path jar) {
        return Objects.toString(directory.relativize(jar)).replace('\\', '/');
    }
}
