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
        return new TrainingRecipe(
                context.input("architecture", StudentArchitecture.KIND),
                context.inputs("objective", LossTerm.KIND),
                context.input("train.optimizer", Optimizer.KIND),
                train,
                context.inputs("augment", Augmentation.KIND).stream()
                        .map(Wired::value)
                        .toList());
    }

    /** {@return what a local training cannot do} */
    static List<Problem> problems(TrainSettings train) {
        List<Problem> problems = new ArrayList<>();
        if (train.epochs().isPresent() && train.steps().isPresent()) {
            problems.add(Problem.error(
                    "train.steps",
                    "'" + train.steps().get() + "' steps and '" + train.epochs().get() + "' epochs cannot both hold",
                    "keep one of train.epochs and train.steps"));
        }
        if (train.earlyStopping().isPresent()) {
            problems.add(Problem.error(
                    "train.earlyStopping",
                    "is for a whole training, but here it would stop each client in each round",
                    "use 'stopping', which watches the global model"));
        }
        return problems;
    }
}
