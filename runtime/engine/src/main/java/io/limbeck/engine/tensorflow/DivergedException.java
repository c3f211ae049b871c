package io.limbeck.engine.tensorflow;

/** A training went out of all bounds; the message says at which step and what helps. */
public final class DivergedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DivergedException(String message) {
        super(message);
    }
}
