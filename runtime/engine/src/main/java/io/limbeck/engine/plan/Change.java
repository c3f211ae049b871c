package io.limbeck.engine.plan;

import java.util.List;

/**
 * One difference between the ingredients of two results.
 *
 * @param cause what sort of difference
 * @param text the difference in words
 */
record Change(Cause cause, String text) {

    /** Sorts of differences; one that explains others comes before them. */
    enum Cause {
        SEED,
        ENGINE,
        CODE,
        DATA,
        SETTING,
        /** An input is another; it has an explanation of its own. */
        INPUT
    }

    /** {@return one phrase for changes that are sorted by cause} */
    static String phrase(List<Change> changes) {
        Change first = changes.get(0);
        long others = changes.stream()
                        .filter(change -> first.cause() == Cause.INPUT || change.cause() != Cause.INPUT)
                        .count()
                - 1;
        return others == 0 ? first.text() : first.text() + ", and " + others + " more";
    }
}
