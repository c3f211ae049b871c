package io.limbeck.engine.store;

import java.io.IOException;

/**
 * Takes a value and may fail with an {@link IOException}.
 *
 * @param <T> the value
 */
@FunctionalInterface
public interface IOConsumer<T> {

    /** Takes the value. */
    void accept(T value) throws IOException;
}
