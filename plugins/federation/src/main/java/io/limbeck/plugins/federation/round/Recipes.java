package io.limbeck.plugins.federation.round;

import io.limbeck.spi.ComponentContext;
import io.limbeck.spi.Problem;
import io.limbeck.spi.Wired;
import io.limbeck.spi.tensorflow.Augmentation;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.spi.tensorflow.Optimizer;
import io.limbeck.spi.tensorflow.StudentArchitecture;
import io.limbeck.spi.tensorflow.TrainSettings;
import io.limbeck.spi.tensorflow.TrainingRecipe;
import java.util.ArrayList;
import java.util.List;

/** What clients train, from the ports that any trained model has. */
final class Recipes {

    private Recipes() {}

    static TrainingRecipe of(TrainSettings train, ComponentContext context) {
        return of(train, context, List.of());
    }

    /** {@return the recipe, with more loss terms} */
    static TrainingRecipe of(TrainSettings train, ComponentContext context, List<Wired<LossTerm>> more) {
        List<Wired<LossTerm>> objective = new ArrayList<>(context.inputs("objective", LossTerm.KIND));
        objective.addAll(more);
        return new TrainingRecipe(
                context.input("architecture", StudentArchitecture.KIND),
                objective,
                context.input("train.optimizer", Optimizer.KIND),
                train,
                context.inputs("augment", Augmentation.KIND).stream()
                        .map(Wired::value)
                        .toList());
    }

    /** {@return what a local training cannot do} */
    static List<Problem> problems(TrainSettings train) {
        return problems(train, "train");
    }

    /** {@return what a local training of that section cannot do} */
    static List<Problem> problems(TrainSettings train, String section) {
        List<Problem> problems = new ArrayList<>();
        if (train.epochs().isPresent() && train.steps().isPresent()) {
            problems.add(Problem.error(
                    section + ".steps",
                    "'" + train.steps().get() + "' steps and '" + train.epochs().get() + "' epochs cannot both hold",
                    "keep one of " + section + ".epochs and " + section + ".steps"));
        }
        if (train.earlyStopping().isPresent()) {
            problems.add(Problem.error(
                    section + ".earlyStopping",
                    "is for a whole training, but here it would stop each client in each round",
                    "take it out; 'stopping' of 'federation/federated' watches the global model"));
        }
        if (!train.leaveOut().isEmpty()) {
            problems.add(Problem.error(
                    section + ".leaveOut",
                    "would change which rows a client holds",
                    "divide the rows with a partitioner that gives a client no rows of these classes"));
        }
        return problems;
    }
}
