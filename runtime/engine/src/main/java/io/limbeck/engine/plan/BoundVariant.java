package io.limbeck.engine.plan;

import static java.util.Objects.requireNonNull;

import io.limbeck.engine.experiment.BoundExperiment;

/**
 * One experiment of a sweep; a document without sweep has one variant.
 *
 * @param index its number, from 0
 * @param label what makes it differ, {@code student.objective[1].temperature=4}; empty if it is alone
 * @param experiment the experiment, with its twins ({@link Twins#expand})
 */
public record BoundVariant(int index, String label, BoundExperiment experiment) {
    public BoundVariant {
        requireNonNull(label, "label is null");
        requireNonNull(experiment, "experiment is null");
    }
}
