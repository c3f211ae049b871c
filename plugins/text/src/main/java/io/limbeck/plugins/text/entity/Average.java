package io.limbeck.plugins.text.entity;

/** How the scores of several types become one. */
enum Average {
    /** Spans of all types counted together, as {@code conlleval} reports overall. */
    MICRO,
    /** The mean over the types. */
    MACRO,
    /** The mean over the types, each weighted by its true spans. */
    WEIGHTED
}
