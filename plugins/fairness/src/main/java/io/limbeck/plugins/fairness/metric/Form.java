package io.limbeck.plugins.fairness.metric;

/** How two rates are set against each other. */
enum Form {
    /** One minus the other. */
    DIFFERENCE,
    /** One over the other. */
    RATIO
}
