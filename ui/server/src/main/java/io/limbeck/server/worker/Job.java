package io.limbeck.server.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.limbeck.engine.run.Submission;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What was submitted, as it stands in the queue: nothing that changes later has a say in it.
 *
 * @param document the document, as written
 * @param overrides {@code path=value}
 * @param seed seed in place of the document's
 * @param base folder in which relative paths start
 * @param device {@code cpu} or {@code gpu:0}
 * @param threads threads within one operation; 0 takes all cores
 */
public record Job(
        String document, List<String> overrides, @Nullable Long seed, String base, String device, int threads) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public Job {
        overrides = List.copyOf(overrides);
    }

    /** {@return what the engine takes} */
    public Submission submission() {
        return new Submission(
                document,
                "document",
                Path.of(base),
                overrides,
                seed == null ? OptionalLong.empty() : OptionalLong.of(seed));
    }

    /** {@return the job as one line of JSON} */
    public String write() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A job is always JSON", e);
        }
    }

    /** {@return the job that {@link #write} wrote} */
    public static Job read(String text) {
        try {
            return JSON.readValue(text, Job.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("This is no job: " + e.getOriginalMessage(), e);
        }
    }
}
