package io.limbeck.engine.plan;

/** A plan as a table for people. */
public final class PlanText {

    private PlanText() {}

    /** {@return the table, ending with a line break} */
    public static String of(Plan plan) {
        throw new UnsupportedOperationException();
    }
}
