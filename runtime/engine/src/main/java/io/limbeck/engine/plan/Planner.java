package io.limbeck.engine.plan;

import io.limbeck.engine.store.ContentStore;
import java.util.List;

/** Finds out what has to run. */
public final class Planner {

    /**
     * A planner.
     *
     * @param code the code that would do the work
     * @param fingerprints tells apart what data sources would give
     * @param store where results are
     */
    public Planner(CodeHashes code, Fingerprints fingerprints, ContentStore store) {}

    /**
     * {@return the plan for these variants}; reads the store, writes nothing
     *
     * @throws io.limbeck.spi.InvalidInputException if a data source cannot say its fingerprint
     */
    public Plan plan(List<BoundVariant> variants) {
        throw new UnsupportedOperationException();
    }
}
