package io.limbeck.spi.metric;

/** Which way is better. */
public enum Direction {
    /** More is better: accuracy. */
    HIGHER,
    /** Less is better: an error, a gap. */
    LOWER,
    /** Closer to one is better: a ratio. */
    ONE
}
