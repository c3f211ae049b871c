package io.limbeck.scorer;

/**
 * A function from floats to floats that allocates nothing. Immutable, and may be used by several threads, each with a
 * workspace of its own.
 */
interface Layer {

    /** {@return how many floats go in} */
    int inputs();

    /** {@return how many floats come out} */
    int outputs();

    /** {@return how many floats it needs for itself while it works} */
    default int workspace() {
        return 0;
    }

    /**
     * Reads {@code from[at …]}, writes {@code work[to …]}.
     *
     * @param work may be the same array as {@code from}, but what is read, what is written and what is free do not
     *     overlap
     * @param free from here on {@link #workspace} floats may be used
     */
    void apply(float[] from, int at, float[] work, int to, int free);
}
