package io.limbeck.spi.execution;

/** A task was not performed, and it was not the task's fault: workers were lost and none could take their place. */
public final class WorkLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** {@code message} says who was lost and what to do. */
    public WorkLostException(String message) {
        super(message);
    }

    /** The same, with its cause. */
    public WorkLostException(String message, Throwable cause) {
        super(message, cause);
    }
}
