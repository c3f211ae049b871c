package io.limbeck.server.run;

import java.util.Locale;

/** How far a run is. */
public enum RunState {
    /** It waits. */
    QUEUED,
    /** A process works on it. */
    RUNNING,
    /** It is being stopped. */
    CANCELLING,
    /** Somebody stopped it; it can be resumed. */
    CANCELLED,
    /** Nobody works on it, and nobody said why; it can be resumed. */
    INTERRUPTED,
    /** It cannot go on as it is. */
    FAILED,
    /** It has its report. */
    FINISHED;

    /** {@return the name in JSON and in the database} */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static RunState labelled(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }

    /** {@return whether nothing more happens unless somebody asks for it} */
    public boolean isOver() {
        return this == CANCELLED || this == INTERRUPTED || this == FAILED || this == FINISHED;
    }

    /** {@return whether it can be resumed} */
    public boolean isResumable() {
        return this == CANCELLED || this == INTERRUPTED || this == FAILED;
    }
}
