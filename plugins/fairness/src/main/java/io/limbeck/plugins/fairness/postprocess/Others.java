package io.limbeck.plugins.fairness.postprocess;

/** What becomes of rows whose group is unknown, or has no rule. */
enum Others {
    /** They are decided as the model decides: favourable from a score of one half. */
    AS_MODEL,
    /** They are refused with a problem. */
    REFUSE
}
