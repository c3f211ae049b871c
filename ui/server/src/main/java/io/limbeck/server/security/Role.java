package io.limbeck.server.security;

import java.util.Locale;

/** What somebody may do; each role may do what those before it may. */
public enum Role {
    /** Reads. */
    VIEWER,
    /** Composes, runs, deletes. */
    AUTHOR,
    /** Gives and takes tokens. */
    ADMIN;

    /** {@return the name in JSON} */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@return the role of that name} */
    public static Role labelled(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }

    boolean includes(Role other) {
        return compareTo(other) >= 0;
    }
}
