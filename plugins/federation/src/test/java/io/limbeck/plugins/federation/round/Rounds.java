package io.limbeck.plugins.federation.round;

/** Decisions of rounds, for tests of other packages. */
public final class Rounds {

    private Rounds() {}

    /** {@return how many of so many clients are sampled} */
    public static int sampled(int clients, double fraction, int minimum) {
        return Cohort.of(new int[clients][1], fraction, minimum).size();
    }

    /** {@return whether a server makes new weights of so many answers} */
    public static boolean updates(int answers, int sampled, double quorum) {
        return Cohort.of(new int[sampled][1], 1, 1, quorum).suffices(answers);
    }
}
