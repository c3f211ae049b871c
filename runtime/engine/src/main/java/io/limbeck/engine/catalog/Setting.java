package io.limbeck.engine.catalog;

import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Optional;

/**
 * One value of a settings record.
 *
 * @param name its key in documents
 * @param value what may stand there
 * @param optional whether it may be left out without a default
 * @param standard its default as it would be written in a document, if it has one
 * @param summary one sentence, or nothing
 * @param unit what it counts, or nothing
 */
public record Setting(
        String name, Value value, boolean optional, Optional<String> standard, String summary, String unit) {

    /**
     * A type with its constraints.
     *
     * @param type the type
     * @param constraints the annotations that stand at it, Jakarta's among them
     */
    public record Value(SettingType type, List<Annotation> constraints) {
        public Value {
            constraints = List.copyOf(constraints);
        }
    }
}
