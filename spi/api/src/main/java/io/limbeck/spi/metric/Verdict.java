package io.limbeck.spi.metric;

/** What may be concluded. */
public enum Verdict {
    /** Within the bound, on enough evidence. */
    PASS,
    /** Outside the bound, on enough evidence. */
    FAIL,
    /** Too few rows under a denominator to say; never to be read as fair. */
    INSUFFICIENT_EVIDENCE
}
