package io.limbeck.plugins.federation.robust;

/** Whose Krum: how many neighbours a score is made of, and how many updates it asks for. */
enum KrumConvention {
    /** n − f − 2 neighbours, and 2f + 2 &lt; n [Blanchard et al. 2017]. */
    PAPER,
    /** n − f − 2 neighbours, at least 1, of any number of updates: as in Flower. */
    FLOWER,
    /** n − f − 1 neighbours, and 2f &lt; n: as in ByzFL. */
    BYZFL;

    /** Requires as many updates as the convention asks for. */
    void check(Cohort cohort, int malicious) {
        switch (this) {
            case PAPER -> cohort.require(2 * malicious + 3, "Krum needs 2f + 3 updates", malicious);
            case FLOWER -> cohort.require(1, "Krum needs one update", malicious);
            case BYZFL -> cohort.requireMajority("Krum", malicious);
        }
    }

    int neighbours(int updates, int malicious) {
        return switch (this) {
            case PAPER -> updates - malicious - 2;
            case FLOWER -> Math.max(1, updates - malicious - 2);
            case BYZFL -> updates - malicious - 1;
        };
    }
}
