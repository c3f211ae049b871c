package io.limbeck.engine.run;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is to be exported, how and where to.
 *
 * @param model name or place of the model; the only student if it is not given
 * @param variant which point of a sweep, from 0; that which the report shows if it is not given
 * @param repetition which repetition, from 0
 * @param format the form
 * @param to the folder, which must not be there
 */
public record ExportRequest(Optional<String> model, OptionalInt variant, int repetition, Format format, Path to) {

    /** The forms a model can be written in. */
    public enum Format {
        /** {@code model.json} and {@code weights.bin}, for the scorer. */
        PORTABLE,
        /** A SavedModel of TensorFlow. */
        SAVED_MODEL;

        /** {@return the name on the command line} */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public ExportRequest {
        requireNonNull(model, "model is null");
        requireNonNull(variant, "variant is null");
        requireNonNull(format, "format is null");
        requireNonNull(to, "to is null");
    }
}
