package io.limbeck.spi.model;

import io.limbeck.spi.ComponentKind;
import io.limbeck.spi.Port;
import io.limbeck.spi.data.DatasetSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Where a model comes from: trained here, read from a file, fused from others. Teachers and students alike: a student
 * is a source with a teacher plugged in.
 */
@API(status = API.Status.STABLE, since = "0.1")
public interface TeacherSource {

    /** The kind. */
    ComponentKind<TeacherSource> KIND = new ComponentKind<>(
            "teacher-source",
            TeacherSource.class,
            "Gives a model: trained here, read from a file, or fused from others",
            List.of(Port.one("data", DatasetSource.KIND, "The rows it learns from")
                    .fromExperiment()));

    /**
     * Makes the model; may take long.
     *
     * @param lesson what the model may learn from
     * @return the model; the caller closes it
     */
    Teacher open(Lesson lesson);

    /**
     * {@return a text that changes whenever {@link #open} would give something else for a reason outside of settings and
     * inputs}: the checksum of a file it reads; empty for a source that reads none
     */
    default String fingerprint() {
        return "";
    }

    /**
     * Brings back a model that {@link Teacher#save} wrote. The default opens it anew: right where opening is cheap.
     *
     * @param lesson what the model may learn from
     * @param folder what {@link Teacher#save} wrote
     * @return the model; the caller closes it
     * @throws IOException if a file cannot be read
     */
    default Teacher reopen(Lesson lesson, Path folder) throws IOException {
        return open(lesson);
    }

    /**
     * {@return whether making the model spreads over workers by itself}, as that of a federation does, whose clients train in
     * replicas. The host then makes it where the run was started, and its parts go elsewhere
     */
    default boolean spreads() {
        return false;
    }
}
