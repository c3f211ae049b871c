package io.limbeck.spi.tensorflow;

import io.limbeck.spi.ComponentKind;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.explain.Exhibit;
import io.limbeck.spi.explain.ExplainInputs;
import io.limbeck.spi.model.TrainedWeights;
import io.limbeck.spi.portable.PortableModel;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /** {@return figures about a trained model: leaves, features used …}, in order; parameters are counted by the host */
    default Map<String, Double> facts(TrainedWeights weights) {
        return Map.of();
    }

    /**
     * {@return a trained model as a formula}; empty for an architecture that has none
     *
     * @param weights its variables
     * @param form a table of no rows, whose columns are those of the prepared rows it was trained on
     */
    default Optional<PortableModel> portable(TrainedWeights weights, Table form) {
        return Optional.empty();
    }

    /** {@return drawings of a trained model's inside}; empty for an architecture that has nothing to show */
    default List<Exhibit> exhibits(TrainedWeights weights, ExplainInputs inputs) {
        return List.of();
    }
}
