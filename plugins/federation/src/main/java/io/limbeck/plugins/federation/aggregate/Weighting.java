package io.limbeck.plugins.federation.aggregate;

/** What a client counts in a mean. */
enum Weighting {
    /** As much as it has rows. */
    ROWS,
    /** As much as any other. */
    CLIENTS
}
