package io.limbeck.compatibility;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The breaks that were made on purpose since the last release: one per line, {@code TYPE element: reason}. */
final class AllowedBreaks {

    private AllowedBreaks() {}

    /**
     * {@return reasons by break, in the order of the file}
     *
     * @throws IllegalArgumentException if a line has no reason, naming it
     */
    static Map<String, String> read(Path file) {
        Map<String, String> allowed = new LinkedHashMap<>();
        try {
            for (String line : Files.readAllLines(file)) {
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                int colon = line.indexOf(": ");
                if (colon < 0 || line.substring(colon + 2).isBlank()) {
                    throw new IllegalArgumentException(
                            "'" + line + "' in " + file.getFileName() + " has no reason; write one behind a colon");
                }
                allowed.put(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 2).strip());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return allowed;
    }
}
