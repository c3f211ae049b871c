package io.limbeck.engine.tensorflow;

import io.limbeck.engine.stop.StopSignal;
import io.limbeck.spi.Wired;
import io.limbeck.spi.model.Lesson;
import io.limbeck.spi.model.Weights;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.spi.tensorflow.TrainSettings;
import io.limbeck.spi.tensorflow.TrainingRecipe;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The training loop: epochs of shuffled batches, validation, early stopping, checkpoints. What it computes is a function
 * of recipe, rows and seed; the clock decides only when checkpoints are written.
 */
final class Training {

    private static final int CURVE_POINTS = 25;
    private static final int OBJECTIVES_PER_EPOCH = 20;

    private final TrainSettings settings;
    private final Lesson lesson;
    private final CheckpointRule checkpoints;
    private final StopSignal stop;
    private final TrainingGraph graph;
    private final Compressors compressors;
    private final int rows;
    private final long stepsPerEpoch;
    private final long steps;
    private final @Nullable ValidationRunner validation;
    private final Optional<Multipliers> multipliers;
    private TrainingState state = new TrainingState();
    private Map<String, Weights> best = Map.of();

    Training(
            TrainingRecipe recipe,
            Lesson lesson,
            CheckpointRule checkpoints,
            StopSignal stop,
            TrainingGraph graph,
            Compressors compressors,
            int rows,
            int validationRows) {
        this.settings = recipe.train();
        this.lesson = lesson;
        this.checkpoints = checkpoints;
        this.stop = stop;
        this.graph = graph;
        this.compressors = compressors;
        this.rows = rows;
        this.stepsPerEpoch = (rows + settings.batch() - 1) / settings.batch();
        this.steps = settings.steps()
                .map(Integer::longValue)
                .orElseGet(() -> settings.epochs().orElse(10) * stepsPerEpoch);
        Check check = graph.check();
        this.validation = check == null
                ? null
                : new ValidationRunner(graph, check, validationRows, atOnce(recipe.objective()), epochs(), steps);
        this.multipliers = Optional.ofNullable(check)
                .map(measured -> new Multipliers(
                        graph,
                        measured,
                        recipe.objective(),
                        validationRows,
                        ValidationRunner.ends(graph, epochs(), steps)));
    }

    private static int atOnce(List<Wired<LossTerm>> objective) {
        return objective.stream()
                .mapToInt(term -> term.value().rowsAtOnce())
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    /** Trains to the end and {@return the weights to keep}. */
    Map<String, Weights> run() {
        graph.variables().initialize(graph.session());
        Checkpoint.read(lesson.checkpoints()).ifPresent(this::restore);
        int full = Math.min(settings.batch(), rows);
        int rest = rows % full;
        try (StepRunner whole = new StepRunner(graph, full);
                StepRunner last = new StepRunner(graph, rest == 0 ? full : rest)) {
            while (state.step < steps && !state.stopped) {
                epoch(whole, last);
            }
        }
        Map<String, Weights> weights = best.isEmpty() ? weights() : best;
        for (Map.Entry<String, Weights> one : weights.entrySet()) {
            for (float weight : one.getValue().values()) {
                requireFinite(weight, "Weight '" + one.getKey() + "'");
            }
        }
        return weights;
    }

    private Map<String, Weights> weights() {
        return graph.variables().read(graph.session(), graph.variables().model());
    }

    /** {@return epochs in all, fractions included} */
    double epochs() {
        return steps / (double) stepsPerEpoch;
    }

    TrainingState state() {
        return state;
    }

    Optional<Multipliers> multipliers() {
        return multipliers;
    }

    long stepsPerEpoch() {
        return stepsPerEpoch;
    }

    private void epoch(StepRunner whole, StepRunner last) {
        long epoch = state.step / stepsPerEpoch;
        long end = Math.min(steps, (epoch + 1) * stepsPerEpoch);
        if (state.step == epoch * stepsPerEpoch && !compressors.isEmpty()) {
            graph.variables().assign(graph.session(), compressors.refreshed(weights(), (double) epoch, epochs()));
        }
        long every = Math.max(1, stepsPerEpoch / OBJECTIVES_PER_EPOCH);
        int[] order = lesson.random().child("batches").child(epoch).permutation(rows);
        while (state.step < end) {
            long batch = state.step % stepsPerEpoch;
            StepRunner runner = batch == stepsPerEpoch - 1 ? last : whole;
            int from = Math.toIntExact(batch * settings.batch());
            double done = state.step / (double) stepsPerEpoch;
            if (batch % every == 0) {
                float objective = runner.runAndTell(order, from, state.step, done, epochs());
                requireFinite(objective, "The training objective");
                state.objectiveSum += objective;
                state.objectiveCount++;
            } else {
                runner.run(order, from, state.step, done, epochs());
            }
            state.step++;
            if (state.step == end) {
                finishEpoch(end);
            }
            boolean stopping = stop.isGiven();
            if (state.step < steps && (stopping || checkpoints.due(state.step))) {
                Map<String, Weights> variables = graph.variables()
                        .read(graph.session(), graph.variables().state());
                new Checkpoint(state, variables, best).write(lesson.checkpoints());
                if (stopping) {
                    stop.obey();
                }
            }
        }
    }

    private void requireFinite(double value, String what) {
        if (!Double.isFinite(value)) {
            throw new DivergedException(what + " became '" + value + "' at step " + state.step
                    + "; a lower learning rate, a smaller weight of the last added term, or"
                    + " 'train.clipNorm: 1' usually helps");
        }
    }

    private void finishEpoch(long end) {
        Map<String, Double> point = new LinkedHashMap<>();
        point.put("epoch", end / (double) stepsPerEpoch);
        point.put("objective", state.objectiveSum / state.objectiveCount);
        state.objectiveSum = 0;
        state.objectiveCount = 0;
        Optional<TrainSettings.EarlyStopping> stopping = settings.earlyStopping();
        if (validation != null && (stopping.isPresent() || isCurvePoint(end))) {
            ValidationRunner.Figures figures = validation.run();
            requireFinite(figures.objective(), "The objective on the validation split");
            point.put("validationObjective", figures.objective());
            point.put(graph.regression() ? "validationSquaredError" : "validationAccuracy", figures.accuracy());
            stopping.filter(rule -> compressors.settled(end / (double) stepsPerEpoch, epochs()))
                    .ifPresent(rule -> judge(rule, figures, end));
        }
        multipliers.ifPresent(driven -> driven.afterEpoch(point));
        state.curve.add(point);
        lesson.progress().report(end, steps, point);
    }

    private boolean isCurvePoint(long end) {
        long epochs = (steps + stepsPerEpoch - 1) / stepsPerEpoch;
        long epoch = (end + stepsPerEpoch - 1) / stepsPerEpoch;
        return end == steps || epoch % Math.max(1, epochs / CURVE_POINTS) == 0;
    }

    private void judge(TrainSettings.EarlyStopping rule, ValidationRunner.Figures figures, long end) {
        double figure =
                switch (rule.watch()) {
                    case LOSS -> figures.objective();
                    case ACCURACY -> -figures.accuracy();
                };
        long epoch = (end + stepsPerEpoch - 1) / stepsPerEpoch;
        if (state.best.isEmpty() || figure < state.best.getAsDouble()) {
            state.best = OptionalDouble.of(figure);
            state.bestEpoch = epoch;
            best = weights();
        } else if (epoch - state.bestEpoch >= rule.patience()) {
            state.stopped = true;
        }
    }

    private void restore(Checkpoint checkpoint) {
        if (!checkpoint.fits(graph.variables())) {
            System.getLogger(Training.class.getName())
                    .log(
                            System.Logger.Level.WARNING,
                            "Training starts anew: the checkpoint in '" + lesson.checkpoints()
                                    + "' is of another model");
            return;
        }
        Map<String, float[]> values = new LinkedHashMap<>();
        checkpoint.variables().forEach((name, weights) -> values.put(name, weights.values()));
        graph.variables().assign(graph.session(), values);
        state = checkpoint.state();
        best = checkpoint.best();
        for (Map<String, Double> point : state.curve) {
            double epoch = point.getOrDefault("epoch", 0.0);
            lesson.progress().report(Math.round(epoch * stepsPerEpoch), steps, point);
        }
    }
}
