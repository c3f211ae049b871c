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
import org.apiguardian.api.API;

/** Builds a model's forward graph: features in, logits and named taps out. Called once per graph that is built. */
@FunctionalInterface
@API(status = API.Status.STABLE, since = "0.1")
public interface StudentArchitecture {

    /** The kind. */
    ComponentKind<StudentArchitecture> KIND = new ComponentKind<>(
            "student-architecture",
            StudentArchitecture.class,
            "Builds a model's forward graph, for teacher or student");

    /**
     * Builds. Variables come from {@link ForwardInputs#variables()} alone.
     *
     * @param inputs features and variables
     * @return logits, and layers to tap
     */
    Forward build(ForwardInputs inputs);

    /**
     * {@return figures about a trained model: leaves, features used …}, in order; parameters are counted by the host
     *
     * @param weights variables of the trained model
     */
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

    /**
     * {@return drawings of a trained model's inside}; empty for an architecture that has nothing to show
     *
     * @param weights variables of the trained model
     * @param inputs the rows to show it on
     */
    default List<Exhibit> exhibits(TrainedWeights weights, ExplainInputs inputs) {
        return List.of();
    }
}
