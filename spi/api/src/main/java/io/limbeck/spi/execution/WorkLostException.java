package io.limbeck.spi.execution;

import org.apiguardian.api.API;

/** A task was not performed, and it was not the task's fault: workers were lost and none could take their place. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class WorkLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * {@code message} says who was lost and what to do.
     *
     * @param message who was lost and what to do
     */
    public WorkLostException(String message) {
        super(message);
    }

    /**
     * The same, with its cause.
     *
     * @param message who was lost and what to do
     * @param cause why
     */
    public WorkLostException(String message, Throwable cause) {
        super(message, cause);
    }
}
