package io.limbeck.engine.tensorflow;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.TableSpec;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.Lesson;
import io.limbeck.spi.model.Teacher;
import io.limbeck.spi.tensorflow.Trainer;
import io.limbeck.spi.tensorflow.TrainingRecipe;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Trains models as TensorFlow graphs, one graph and session each. Stateless; may be used by several threads. */
public final class TensorFlowTrainer implements Trainer {

    /** How often a training is written down where nothing else is asked for. */
    public static final Duration BETWEEN_CHECKPOINTS = Duration.ofSeconds(5);

    private final SessionOptions options;
    private final Supplier<CheckpointRule> checkpoints;

    /**
     * Trains with these options.
     *
     * @throws io.limbeck.spi.InvalidInputException if they ask for a GPU that is not there
     */
    public TensorFlowTrainer(SessionOptions options) {
        this(options, BETWEEN_CHECKPOINTS);
    }

    /**
     * Trains with these options and writes a checkpoint whenever so much time has gone by.
     *
     * @throws io.limbeck.spi.InvalidInputException if they ask for a GPU that is not there
     */
    public TensorFlowTrainer(SessionOptions options, Duration betweenCheckpoints) {
        this(options, () -> CheckpointRule.every(betweenCheckpoints));
    }

    /** Trains with these options and writes checkpoints when the rule says so; each training gets a rule of its own. */
    TensorFlowTrainer(SessionOptions options, Supplier<CheckpointRule> checkpoints) {
        Devices.require(options);
        this.options = options;
        this.checkpoints = checkpoints;
    }

    @Override
    public Teacher train(TrainingRecipe recipe, Lesson lesson) {
        Learnt training = Learnt.of(lesson, Split.TRAIN, recipe.train().leaveOut());
        Learnt selection = Learnt.of(lesson, Split.VALIDATION, recipe.train().leaveOut());
        Table rows = training.rows();
        Table validation = selection.rows();
        TableSpec data = rows.spec();
        boolean validates = validation.rows() > 0;
        if (rows.rows() == 0) {
            throw new InvalidInputException(Problem.error(
                    "data",
                    "the training split is empty, so there is nothing to learn from",
                    "give it a share in data.split"));
        }
        if (!validates && recipe.train().earlyStopping().isPresent()) {
            throw new InvalidInputException(Problem.error(
                    "train.earlyStopping",
                    "watches the validation split, which is empty",
                    "give it a share in data.split, or leave train.earlyStopping out"));
        }
        try (TrainingGraph graph = new TrainingGraph(
                recipe,
                data,
                training.beside(lesson),
                validates ? selection.beside(lesson) : null,
                lesson.random(),
                options)) {
            Start start = Start.of(lesson, graph.variables());
            Training loop =
                    new Training(recipe.train(), lesson, checkpoints.get(), graph, rows.rows(), validation.rows());
            Map<String, Weights> weights = ModelWeights.own(loop.run());
            Map<String, Double> facts = new LinkedHashMap<>();
            facts.put("parameters", (double) graph.variables().parameters(ModelWeights.SCOPE));
            facts.put("steps", (double) loop.state().step);
            facts.put("epochs", loop.state().step / (double) loop.stepsPerEpoch());
            facts.putAll(start.facts());
            if (loop.state().best.isPresent()) {
                facts.put("bestEpoch", (double) loop.state().bestEpoch);
            }
            facts.putAll(recipe.architecture().facts(new ModelWeights(weights)));
            return new TensorFlowModel(recipe.architecture(), rows, weights, facts, options);
        }
    }

    @Override
    public Teacher load(TrainingRecipe recipe, Lesson lesson, Path folder) throws IOException {
        return TensorFlowModel.read(
                folder,
                recipe.architecture(),
                Learnt.of(lesson, Split.TRAIN, recipe.train().leaveOut()).rows(),
                options);
    }
}
