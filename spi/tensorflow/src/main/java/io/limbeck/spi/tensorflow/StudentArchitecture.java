package io.limbeck.spi.tensorflow;

import io.limbeck.spi.ComponentKind;

/** Builds a model's forward graph: features in, logits and named taps out. Called once per graph that is built. */
@FunctionalInterface
public interface StudentArchitecture {

    /** The kind. */
    ComponentKind<StudentArchitecture> KIND = new ComponentKind<>(
            "student-architecture",
            StudentArchitecture.class,
            "Builds a model's forward graph, for teacher or student");

    /** Builds. Variables come from {@link ForwardInputs#variables()} alone. */
    Forward build(ForwardInputs inputs);
}
