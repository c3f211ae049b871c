package io.limbeck.engine.run;

import static java.util.Objects.requireNonNull;

import io.limbeck.engine.tensorflow.SessionOptions;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where and on what an engine works.
 *
 * @param runs folder of the runs; made when first needed
 * @param data folder of the raw data sets ({@code $LIMBECK_DATA}), if there is one
 * @param session device and threads of TensorFlow
 */
public record Workplace(Path runs, Optional<Path> data, SessionOptions session) {

    public Workplace {
        requireNonNull(runs, "runs is null");
        requireNonNull(data, "data is null");
        requireNonNull(session, "session is null");
    }
}
