package io.limbeck.plugins.external;

import java.time.Duration;

/**
 * How often, and after which pause, something is tried again: pauses double from the first one on.
 *
 * @param retries tries after the first
 * @param first the first pause
 */
record Patience(int retries, Duration first) {

    /** Something that may fail for the moment. */
    interface Attempt<T> {
        /** {@return the result} */
        T run() throws PassingFailure;
    }

    /** A failure that may be gone a moment later. */
    static final class PassingFailure extends Exception {

        private static final long serialVersionUID = 1L;

        PassingFailure(String message, Throwable cause) {
            super(message, cause);
        }

        PassingFailure(String message) {
            super(message);
        }
    }

    /**
     * {@return the result of the first attempt that does not fail}
     *
     * @throws PassingFailure the last one
     */
    <T> T insist(Attempt<T> attempt) throws PassingFailure {
        for (int tried = 0; ; tried++) {
            try {
                return attempt.run();
            } catch (PassingFailure failure) {
                if (tried == retries) {
                    throw failure;
                }
                try {
                    Thread.sleep(first.multipliedBy(1L << Math.min(tried, 6)).toMillis());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw failure;
                }
            }
        }
    }
}
