package io.limbeck.engine.plan;

import io.limbeck.engine.experiment.BoundExperiment.BoundNode;

/** Tells apart what data sources would give today. */
@FunctionalInterface
public interface Fingerprints {

    /** {@return {@link io.limbeck.spi.data.DatasetSource#fingerprint()} of this node's source} */
    String of(BoundNode data);
}
