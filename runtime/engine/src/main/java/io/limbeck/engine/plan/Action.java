package io.limbeck.engine.plan;

import java.util.Locale;

/** What becomes of a step. */
public enum Action {
    /** Nothing has to be done: the result is stored, or nobody needs it. */
    REUSE,
    /** It has to run. */
    RUN;

    /** {@return the name in documents} */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
