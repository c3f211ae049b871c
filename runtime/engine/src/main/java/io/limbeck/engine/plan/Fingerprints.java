package io.limbeck.engine.plan;

import io.limbeck.engine.experiment.BoundExperiment;
import io.limbeck.engine.experiment.BoundExperiment.BoundNode;

/** Tells apart what data sources, and models read from files, would give today. */
@FunctionalInterface
public interface Fingerprints {

    /**
     * {@return what {@link io.limbeck.spi.data.DatasetSource#fingerprint} or {@link
     * io.limbeck.spi.model.TeacherSource#fingerprint} says of this node}; empty if it reads nothing from outside
     */
    String of(BoundExperiment experiment, BoundNode step);
}
