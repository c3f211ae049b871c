package io.limbeck.plugins.models;

import io.limbeck.spi.ComponentContext;
import io.limbeck.spi.Default;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.ModelSpec;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Problem;
import io.limbeck.spi.Summary;
import io.limbeck.spi.TableSpec;
import io.limbeck.spi.Wired;
import io.limbeck.spi.model.Lesson;
import io.limbeck.spi.model.Teacher;
import io.limbeck.spi.model.TeacherSource;
import io.limbeck.spi.tensorflow.Augmentation;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.spi.tensorflow.Optimizer;
import io.limbeck.spi.tensorflow.StudentArchitecture;
import io.limbeck.spi.tensorflow.TrainSettings;
import io.limbeck.spi.tensorflow.Trainer;
import io.limbeck.spi.tensorflow.TrainingRecipe;
import io.limbeck.spi.tensorflow.compression.Compressor;
import jakarta.validation.Valid;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A model trained here, by gradients: with a teacher plugged in it is a student, with a model at {@code start} it is
 * fine-tuned from that one.
 */
final class Trained implements TeacherSource {

    @Summary("A model trained here: an architecture, an objective and an optimizer; with a teacher, a student")
    record Settings(
            @Summary("How long and in which portions it is trained") @Default("{}") @Valid
            TrainSettings train) {}

    private final TrainingRecipe recipe;
    private final Trainer trainer;

    Trained(Settings settings, ComponentContext context) {
        List<Wired<LossTerm>> objective = context.inputs("objective", LossTerm.KIND);
        if (objective.isEmpty()) {
            throw new InvalidInputException(Problem.error(
                    "objective", "is empty", "give a loss term; 'distillation/cross-entropy' learns from the labels"));
        }
        this.recipe = new TrainingRecipe(
                context.input("architecture", StudentArchitecture.KIND),
                objective,
                context.input("train.optimizer", Optimizer.KIND),
                settings.train(),
                context.inputs("augment", Augmentation.KIND).stream()
                        .map(Wired::value)
                        .toList(),
                context.inputs("compress", Compressor.KIND).stream()
                        .map(Wired::value)
                        .toList());
        this.trainer = context.service(Trainer.class);
    }

    static Ports ports(Settings settings, PortSpecs inputs) {
        List<String> taps = inputs.spec("architecture", ModelSpec.class)
                .map(ModelSpec::taps)
                .orElse(List.of());
        boolean quantities = inputs.data().map(data -> data.codes().isEmpty()).orElse(true);
        Ports ports = Ports.giving(
                new ModelSpec(inputs.data().map(TableSpec::classes).orElse(List.of()), taps, quantities, 0, true));
        List<Problem> problems = new ArrayList<>(ports.problems());
        TrainSettings train = settings.train();
        if (train.epochs().isPresent() && train.steps().isPresent()) {
            problems.add(Problem.error(
                    "train.steps",
                    "'" + train.steps().get() + "' steps and '" + train.epochs().get() + "' epochs cannot both hold",
                    "keep one of train.epochs and train.steps"));
        }
        problems.addAll(LayerChecks.problems(
                train.layers(), inputs.spec(Trainer.START, ModelSpec.class).isPresent()));
        problems.addAll(ofStart(train, inputs.spec(Trainer.START, ModelSpec.class)));
        inputs.data()
                .filter(data -> data.isRegression()
                        && train.earlyStopping()
                                .filter(rule -> rule.watch() == TrainSettings.Watch.ACCURACY)
                                .isPresent())
                .ifPresent(data -> problems.add(Problem.error(
                        "train.earlyStopping.watch",
                        "is 'accuracy', but the target of this data is a number",
                        "write 'loss'")));
        inputs.data()
                .ifPresent(data ->
                        problems.addAll(ClassNames.problems("train.leaveOut", train.leaveOut(), data.classes(), true)));
        return new Ports(ports.output(), problems);
    }

    private static List<Problem> ofStart(TrainSettings train, Optional<ModelSpec> start) {
        if (start.isEmpty() && train.epochs().equals(Optional.of(0))) {
            return List.of(Problem.error(
                    "train.epochs",
                    "must be greater than 0, but is '0', so that nothing would be learnt",
                    "write a positive number; 0 is for a model that takes the weights of another, plugged into 'start',"
                            + " as they are"));
        }
        return start.filter(model -> !model.startable()).stream()
                .map(model -> Problem.error(
                        Trainer.START,
                        "has no variables to start from: only models trained here have them",
                        "plug in a 'models/trained'; a model of another kind can be the 'teacher'"))
                .toList();
    }

    @Override
    public Teacher open(Lesson lesson) {
        return trainer.train(recipe, lesson);
    }

    @Override
    public Teacher reopen(Lesson lesson, Path folder) throws IOException {
        return trainer.load(recipe, lesson, folder);
    }
}
