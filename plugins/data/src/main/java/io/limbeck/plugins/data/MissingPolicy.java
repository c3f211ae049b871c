package io.limbeck.plugins.data;

/** What becomes of a row in which a value is missing. */
enum MissingPolicy {
    /** The data is refused. */
    ERROR,
    /** The row is left out. */
    DROP,
    /** The row stays; the category or group is unknown. A missing number or label is refused all the same. */
    KEEP
}
