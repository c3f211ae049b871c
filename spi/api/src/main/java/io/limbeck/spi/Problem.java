package io.limbeck.spi;

import static java.util.Objects.requireNonNull;

import org.apiguardian.api.API;

/**
 * Something that is wrong with an input, and the way out.
 *
 * @param severity whether it stops the run
 * @param where the place, as the reader would write it: {@code student.objective[1].temperature}
 * @param message what is wrong, naming the value in quotes
 * @param remedy what to do about it
 */
@API(status = API.Status.STABLE, since = "0.1")
public record Problem(Severity severity, String where, String message, String remedy) {

    /** Whether a problem stops the run. */
    public enum Severity {
        /** Stops the run. */
        ERROR,
        /** Is told, and stops nothing. */
        WARNING
    }

    public Problem {
        requireNonNull(severity, "severity is null");
        requireNonNull(where, "where is null");
        requireNonNull(message, "message is null");
        requireNonNull(remedy, "remedy is null");
    }

    /**
     * {@return a problem that stops the run}
     *
     * @param where the place, as the reader would write it
     * @param message what is wrong, naming the value in quotes
     * @param remedy what to do about it
     */
    public static Problem error(String where, String message, String remedy) {
        return new Problem(Severity.ERROR, where, message, remedy);
    }

    /**
     * {@return a problem worth telling that stops nothing}
     *
     * @param where the place, as the reader would write it
     * @param message what is wrong, naming the value in quotes
     * @param remedy what to do about it
     */
    public static Problem warning(String where, String message, String remedy) {
        return new Problem(Severity.WARNING, where, message, remedy);
    }

    /**
     * {@return this problem seen from an enclosing place: {@code place.where}}
     *
     * @param place where the component stands
     */
    public Problem within(String place) {
        if (place.isEmpty()) {
            return this;
        }
        String path = where.isEmpty() ? place : where.startsWith("[") ? place + where : place + "." + where;
        return new Problem(severity, path, message, remedy);
    }

    @Override
    public String toString() {
        return (where.isEmpty() ? "" : where + ": ") + message + "\n    " + remedy;
    }
}
