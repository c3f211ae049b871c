package io.limbeck.spi.model;

import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** A model that is ready: gives logits for rows. A student that is done is a teacher for the next. */
public interface Teacher extends AutoCloseable {

    /**
     * {@return logits for each row}
     *
     * @param rows prepared rows, in the form the model was made with
     * @param split which split the rows are, for models that know rows by their place ({@code stored-predictions})
     */
    ModelOutputs outputs(Table rows, Split split);

    /**
     * Writes what {@link TeacherSource#reopen} needs into an empty folder. A model that is wholly given by its settings
     * and inputs writes nothing.
     */
    default void save(Path folder) throws IOException {}

    /** {@return figures about the model itself: parameters, epochs trained, best epoch …, in order} */
    default Map<String, Double> facts() {
        return Map.of();
    }

    @Override
    default void close() {}
}
