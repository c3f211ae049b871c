package io.limbeck.spi.tensorflow;

import static java.util.Objects.requireNonNull;

import io.limbeck.spi.Wired;
import java.util.List;

/**
 * Everything that says how a model is trained, apart from the rows.
 *
 * @param architecture the forward graph
 * @param objective the loss terms with their weights
 * @param optimizer the update rule
 * @param train length and portions
 */
public record TrainingRecipe(
        StudentArchitecture architecture, List<Wired<LossTerm>> objective, Optimizer optimizer, TrainSettings train) {

    public TrainingRecipe {
        requireNonNull(architecture, "architecture is null");
        requireNonNull(optimizer, "optimizer is null");
        requireNonNull(train, "train is null");
        objective = List.copyOf(objective);
    }
}
