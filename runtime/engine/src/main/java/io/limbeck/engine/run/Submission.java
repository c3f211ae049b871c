package io.limbeck.engine.run;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * What a user hands in.
 *
 * @param document the experiment document, as written
 * @param source name of the document for messages, {@code examples/fair-credit.yaml}
 * @param base folder in which the document's relative paths start
 * @param overrides {@code path=value}, in order
 * @param seed seed in place of the document's
 */
public record Submission(String document, String source, Path base, List<String> overrides, OptionalLong seed) {

    public Submission {
        requireNonNull(document, "document is null");
        requireNonNull(source, "source is null");
        requireNonNull(base, "base is null");
        requireNonNull(seed, "seed is null");
        overrides = List.copyOf(overrides);
    }
}
