package io.limbeck.engine.tensorflow;

import io.limbeck.engine.stop.StopSignal;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.Schedule;
import io.limbeck.spi.TableSpec;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.execution.Workforce;
import io.limbeck.spi.model.Lesson;
import io.limbeck.spi.model.Teacher;
import io.limbeck.spi.model.TrainedWeights;
import io.limbeck.spi.model.Weights;
import io.limbeck.spi.tensorflow.Trainer;
import io.limbeck.spi.tensorflow.TrainingRecipe;
import io.limbeck.spi.tensorflow.compression.Calibration;
import io.limbeck.spi.tensorflow.local.Replicas;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Trains models as TensorFlow graphs, one graph and session each. Stateless; may be used by several threads. */
public final class TensorFlowTrainer implements Trainer {

    /** How often a training is written down where nothing else is asked for. */
    public static final Duration BETWEEN_CHECKPOINTS = Duration.ofSeconds(5);

    private final SessionOptions options;
    private final Supplier<CheckpointRule> checkpoints;
    private final Optional<Workforce> workforce;
    private final StopSignal stop;

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

    /**
     * Trains with these options, replicas in the processes of a workforce.
     *
     * @throws io.limbeck.spi.InvalidInputException if they ask for a GPU that is not there
     */
    public TensorFlowTrainer(SessionOptions options, Duration betweenCheckpoints, Optional<Workforce> workforce) {
        this(options, betweenCheckpoints, workforce, new StopSignal());
    }

    /**
     * Trains with these options until it is asked to stop.
     *
     * @throws io.limbeck.spi.InvalidInputException if they ask for a GPU that is not there
     */
    public TensorFlowTrainer(
            SessionOptions options, Duration betweenCheckpoints, Optional<Workforce> workforce, StopSignal stop) {
        this(options, () -> CheckpointRule.every(betweenCheckpoints), workforce, stop);
    }

    /** Trains with these options and writes checkpoints when the rule says so; each training gets a rule of its own. */
    TensorFlowTrainer(SessionOptions options, Supplier<CheckpointRule> checkpoints) {
        this(options, checkpoints, Optional.empty(), new StopSignal());
    }

    TensorFlowTrainer(
            SessionOptions options,
            Supplier<CheckpointRule> checkpoints,
            Optional<Workforce> workforce,
            StopSignal stop) {
        Devices.require(options);
        this.options = options;
        this.checkpoints = checkpoints;
        this.workforce = workforce;
        this.stop = stop;
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
        if (!validates && recipe.objective().stream().anyMatch(term -> term.weight() instanceof Schedule.Target)) {
            throw new InvalidInputException(Problem.error(
                    "objective",
                    "the weight of a term is driven to a target, which is measured on the validation split, but that is empty",
                    "give it a share in data.split, or write a number or a ramp as weight"));
        }
        try (TrainingGraph graph = new TrainingGraph(
                recipe,
                data,
                training.beside(lesson),
                validates ? selection.beside(lesson) : null,
                lesson.random(),
                Pull.NONE,
                options)) {
            Start start = Start.of(lesson, graph.variables(), graph.layers());
            Compressors compressors =
                    new Compressors(recipe.compressors(), graph.variables().trainable());
            Training loop = new Training(
                    recipe, lesson, checkpoints.get(), stop, graph, compressors, rows.rows(), validation.rows());
            Map<String, Weights> weights = compressors.finished(
                    loop.run(),
                    loop.epochs(),
                    (some, calibration) -> entering(recipe, rows, some, lesson, calibration));
            Map<String, Double> facts = new LinkedHashMap<>();
            facts.put("parameters", (double) graph.variables().parameters(ModelWeights.SCOPE));
            facts.put("steps", (double) loop.state().step);
            facts.put("epochs", loop.state().step / (double) loop.stepsPerEpoch());
            facts.putAll(start.facts());
            long frozen = graph.variables().frozen(graph.layers());
            if (frozen > 0) {
                facts.put("parametersFrozen", (double) frozen);
            }
            loop.multipliers().ifPresent(driven -> {
                facts.putAll(driven.facts());
                driven.missed().forEach(lesson.progress()::warn);
            });
            if (loop.state().best.isPresent()) {
                facts.put("bestEpoch", (double) loop.state().bestEpoch);
            }
            facts.putAll(recipe.architecture().facts(ModelWeights.of(weights)));
            TrainedWeights own = ModelWeights.of(weights);
            recipe.compressors().forEach(one -> facts.putAll(one.facts(own)));
            TensorFlowModel model =
                    new TensorFlowModel(recipe.architecture(), recipe.compressors(), rows, weights, facts, options);
            model.note(model.cost(rows));
            if (!compressors.isEmpty()) {
                model.note(Map.of("compressedActivations", (double) model.compressedActivations()));
            }
            return model;
        }
    }

    /** What enters the layers of a model of these weights, before its activations are compressed. */
    private Map<String, float[]> entering(
            TrainingRecipe recipe,
            Table training,
            Map<String, Weights> weights,
            Lesson lesson,
            Calibration calibration) {
        Table all = lesson.rows(calibration.split());
        if (all.rows() == 0) {
            throw new InvalidInputException(Problem.error(
                    "compress",
                    "measures what enters each layer on the split '"
                            + calibration.split().label() + "', which is empty",
                    "give it a share in data.split, or let the compressor measure on another split"));
        }
        Table some = all.select(
                IntStream.range(0, Math.min(all.rows(), calibration.rows())).toArray());
        try (ModelGraph model = new ModelGraph(recipe.architecture(), List.of(), training, weights, options)) {
            return model.entering(some);
        }
    }

    @Override
    public Replicas replicas(TrainingRecipe recipe, Lesson lesson, double proximal, boolean shifts) {
        if (lesson.rows(Split.TRAIN).rows() == 0) {
            throw new InvalidInputException(Problem.error(
                    "data",
                    "the training split is empty, so there is nothing to learn from",
                    "give it a share in data.split"));
        }
        return new ReplicaPool(recipe, lesson, new Pull(true, proximal, shifts), options, workforce);
    }

    @Override
    public Teacher load(TrainingRecipe recipe, Lesson lesson, Path folder) throws IOException {
        return TensorFlowModel.read(
                folder,
                recipe.architecture(),
                recipe.compressors(),
                Learnt.of(lesson, Split.TRAIN, recipe.train().leaveOut()).rows(),
                options);
    }
}
