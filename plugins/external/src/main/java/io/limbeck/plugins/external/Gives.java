package io.limbeck.plugins.external;

/** What a model's numbers are. */
enum Gives {
    /** Logits, one for each class. */
    LOGITS,
    /** Class probabilities. */
    PROBABILITIES
}
