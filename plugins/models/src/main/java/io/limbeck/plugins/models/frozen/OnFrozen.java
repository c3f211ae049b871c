package io.limbeck.plugins.models.frozen;

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
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.spi.tensorflow.Need;
import io.limbeck.spi.tensorflow.Optimizer;
import io.limbeck.spi.tensorflow.StudentArchitecture;
import io.limbeck.spi.tensorflow.TrainSettings;
import io.limbeck.spi.tensorflow.Trainer;
import io.limbeck.spi.tensorflow.TrainingRecipe;
import jakarta.validation.Valid;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A model trained on what a frozen one makes of the rows: on a layer of any model that shows layers, on the logits of any
 * model at all. With a linear architecture it is a linear probe [1]. The frozen model is asked once; nothing of it is
 * trained, so that it need not have been made here.
 *
 * <p>[1] Alain, Bengio: Understanding Intermediate Layers Using Linear Classifier Probes, 2016.
 */
public final class OnFrozen implements TeacherSource {

    /** The port of the frozen model. */
    public static final String MODEL = "model";

    /**
     * What is trained.
     *
     * @param layer layer of the frozen model; its logits if empty
     * @param train length and portions
     */
    @Summary("A model trained on what a frozen one makes of the rows: a layer of it, or its logits")
    public record Settings(
            @Summary("Layer of the frozen model that takes the place of the features; its logits if left out")
            Optional<String> layer,

            @Summary("How long and in which portions it is trained") @Default("{}") @Valid
            TrainSettings train) {}

    private final Settings settings;
    private final TrainingRecipe recipe;
    private final Trainer trainer;

    /** Puts architecture and objective together. */
    public OnFrozen(Settings settings, ComponentContext context) {
        List<Wired<LossTerm>> objective = context.inputs("objective", LossTerm.KIND);
        if (objective.isEmpty()) {
            throw new InvalidInputException(Problem.error(
                    "objective", "is empty", "give a loss term; 'distillation/cross-entropy' learns from the labels"));
        }
        if (objective.stream().anyMatch(term -> term.value().needs().contains(Need.HIDDEN_FEATURES))) {
            throw new InvalidInputException(Problem.error(
                    "objective",
                    "has hidden features guessed, but the features of a frozen model are never hidden",
                    "pre-train with a 'models/trained', and plug that in here"));
        }
        this.settings = settings;
        this.recipe = new TrainingRecipe(
                context.input("architecture", StudentArchitecture.KIND),
                objective,
                context.input("train.optimizer", Optimizer.KIND),
                settings.train());
        this.trainer = context.service(Trainer.class);
    }

    /** First phase: the frozen model has such a layer. */
    public static Ports ports(Settings settings, PortSpecs inputs) {
        List<String> taps = inputs.spec("architecture", ModelSpec.class)
                .map(ModelSpec::taps)
                .orElse(List.of());
        Ports ports = Ports.giving(
                new ModelSpec(inputs.data().map(TableSpec::classes).orElse(List.of()), taps, false, 0, true));
        if (settings.train().epochs().equals(Optional.of(0))) {
            ports = ports.with(Problem.error(
                    "train.epochs",
                    "must be greater than 0, but is '0', so that nothing would be learnt",
                    "write a positive number"));
        }
        Optional<List<String>> known = inputs.spec(MODEL, ModelSpec.class).map(ModelSpec::taps);
        Optional<String> missing = settings.layer()
                .filter(layer -> known.isPresent() && !known.get().contains(layer));
        return missing.isEmpty()
                ? ports
                : ports.with(Problem.error(
                        "layer",
                        "the frozen model has no layer '" + missing.get() + "'",
                        known.orElseThrow().isEmpty()
                                ? "leave 'layer' out to learn from its logits"
                                : "write one of " + known.orElseThrow()));
    }

    private FrozenFeatures features(Lesson lesson) {
        return new FrozenFeatures(lesson.models(MODEL).get(0), settings.layer());
    }

    @Override
    public Teacher open(Lesson lesson) {
        FrozenFeatures features = features(lesson);
        return new OnFrozenModel(features, trainer.train(recipe, new FrozenLesson(lesson, features)));
    }

    @Override
    public Teacher reopen(Lesson lesson, Path folder) throws IOException {
        FrozenFeatures features = features(lesson);
        return new OnFrozenModel(features, trainer.load(recipe, new FrozenLesson(lesson, features), folder));
    }
}
