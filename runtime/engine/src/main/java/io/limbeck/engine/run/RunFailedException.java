package io.limbeck.engine.run;

/** A run failed for a reason that is not in its input. The message says what is kept and how to go on. */
public final class RunFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RunFailedException(String message) {
        super(message);
    }

    RunFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
