package io.limbeck.plugins.fairness.metric;

/** What a group's rate is compared with by unsigned conventions. */
enum Compare {
    /** The rates of the other groups. */
    BETWEEN_GROUPS,
    /** The rate of all rows (Fairlearn's {@code to_overall}). */
    TO_OVERALL
}
