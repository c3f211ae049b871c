package io.limbeck.spi.tensorflow;

import static java.util.Objects.requireNonNull;

import io.limbeck.spi.Wired;
import io.limbeck.spi.tensorflow.compression.Compressor;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Everything that says how a model is trained, apart from the rows.
 *
 * @param architecture the forward graph
 * @param objective the loss terms with their weights
 * @param optimizer the update rule
 * @param train length and portions
 * @param augmentations what is done to the features of a training batch, in order
 * @param compressors what makes the model small, in order
 */
@API(status = API.Status.STABLE, since = "0.1")
public record TrainingRecipe(
        StudentArchitecture architecture,
        List<Wired<LossTerm>> objective,
        Optimizer optimizer,
        TrainSettings train,
        List<Augmentation> augmentations,
        List<Compressor> compressors) {

    /**
     * A recipe for a model that is not compressed.
     *
     * @param architecture builds the forward graph
     * @param objective the loss terms, with their weights
     * @param optimizer how variables follow their gradients
     * @param train how long, in which batches
     * @param augmentations how batches are changed at random, in order
     */
    public TrainingRecipe(
            StudentArchitecture architecture,
            List<Wired<LossTerm>> objective,
            Optimizer optimizer,
            TrainSettings train,
            List<Augmentation> augmentations) {
        this(architecture, objective, optimizer, train, augmentations, List.of());
    }

    /**
     * A recipe that leaves the features as they are.
     *
     * @param architecture builds the forward graph
     * @param objective the loss terms, with their weights
     * @param optimizer how variables follow their gradients
     * @param train how long, in which batches
     */
    public TrainingRecipe(
            StudentArchitecture architecture,
            List<Wired<LossTerm>> objective,
            Optimizer optimizer,
            TrainSettings train) {
        this(architecture, objective, optimizer, train, List.of());
    }

    public TrainingRecipe {
        requireNonNull(architecture, "architecture is null");
        requireNonNull(optimizer, "optimizer is null");
        requireNonNull(train, "train is null");
        objective = List.copyOf(objective);
        augmentations = List.copyOf(augmentations);
        compressors = List.copyOf(compressors);
    }
}
