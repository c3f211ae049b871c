package io.limbeck.engine.tensorflow;

import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.Lesson;
import io.limbeck.spi.model.ModelOutputs;
import io.limbeck.spi.tensorflow.TrainSettings;
import io.limbeck.spi.tensorflow.TrainingRecipe;
import io.limbeck.spi.tensorflow.local.LocalResult;
import io.limbeck.spi.tensorflow.local.LocalTask;
import io.limbeck.spi.tensorflow.local.Replicas;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Copies of a model in this process, made when they are first needed, one for each worker. */
final class ReplicaPool implements Replicas {

    /** Results for each worker that may wait for their turn; bounds memory however many tasks there are. */
    private static final int AHEAD = 16;

    private static final String TAUGHT = "train/teacher";

    private final TrainingRecipe recipe;
    private final Lesson lesson;
    private final Learnt training;
    private final Pull pull;
    private final SessionOptions options;
    private final List<Replica> replicas = new ArrayList<>();
    private final BlockingQueue<Replica> free = new LinkedBlockingQueue<>();
    private final ParameterVector vector;
    private final float[] initial;
    private final ExecutorService workers;
    private volatile boolean skipping;
    private @Nullable TensorFlowModel judge;
    private @Nullable ModelOutputs taught;

    ReplicaPool(TrainingRecipe recipe, Lesson lesson, Pull pull, SessionOptions options) {
        this.recipe = recipe;
        this.lesson = lesson;
        this.training = Learnt.of(lesson, Split.TRAIN, recipe.train().leaveOut());
        this.pull = pull;
        this.options = options;
        TrainingGraph first = graph();
        vector = ParameterVector.of(first.variables());
        add(first);
        initial = vector.read(first.variables(), first.session());
        workers = Executors.newFixedThreadPool(options.workersHere(), work -> {
            Thread thread = new Thread(work, "limbeck-worker");
            thread.setDaemon(true);
            return thread;
        });
    }

    private TrainingGraph graph() {
        TrainingGraph graph = new TrainingGraph(
                recipe, training.rows().spec(), training.beside(lesson), null, lesson.random(), pull, options);
        try {
            Start.of(lesson, graph.variables(), graph.layers());
            graph.variables().initialize(graph.session());
            return graph;
        } catch (RuntimeException | Error e) {
            graph.close();
            throw e;
        }
    }

    private void add(TrainingGraph graph) {
        Replica replica = new Replica(graph, recipe.train().batch(), vector);
        replicas.add(replica);
        free.add(replica);
        if (taught != null) {
            teach(replica, taught);
        }
    }

    @Override
    public List<Parameter> parameters() {
        return vector.parameters();
    }

    @Override
    public float[] initial() {
        return initial.clone();
    }

    @Override
    public long stepsPerEpoch(int rows) {
        return (rows + recipe.train().batch() - 1) / recipe.train().batch();
    }

    @Override
    public long steps(int rows) {
        TrainSettings train = recipe.train();
        return train.steps()
                .map(Integer::longValue)
                .orElseGet(() -> train.epochs().orElse(1) * stepsPerEpoch(rows));
    }

    @Override
    public void train(int count, IntFunction<LocalTask> tasks, Receiver receiver) {
        while (replicas.size() < Math.min(options.workersHere(), count)) {
            add(graph());
        }
        Deque<Future<LocalResult>> running = new ArrayDeque<>();
        int window = AHEAD * options.workersHere();
        int started = 0;
        try {
            for (int next = 0; next < count; next++) {
                while (started < count && running.size() < window) {
                    int number = started++;
                    running.add(workers.submit(() -> work(number, tasks)));
                }
                receiver.take(next, result(running.remove()));
            }
        } finally {
            skipping = true;
            running.forEach(ReplicaPool::await);
            skipping = false;
        }
    }

    private LocalResult work(int number, IntFunction<LocalTask> tasks) throws InterruptedException {
        if (skipping) {
            throw new IllegalStateException("Another task failed");
        }
        Replica replica = free.take();
        try {
            return replica.run(tasks.apply(number));
        } finally {
            free.add(replica);
        }
    }

    private static LocalResult result(Future<LocalResult> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("A worker failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while clients train", e);
        }
    }

    /** Whatever came of it: a session must not be closed while a step runs in it. */
    private static void await(Future<LocalResult> future) {
        try {
            result(future);
        } catch (RuntimeException e) {
            // The first failure is the one that is told.
        }
    }

    @Override
    public void teach(ModelOutputs outputs) {
        taught = outputs;
        replicas.forEach(replica -> teach(replica, outputs));
    }

    private static void teach(Replica replica, ModelOutputs outputs) {
        Variables variables = replica.graph().variables();
        if (!variables.holds(TAUGHT)) {
            throw new IllegalStateException("No loss term reads the logits of a teacher");
        }
        variables.assign(replica.graph().session(), Map.of(TAUGHT, outputs.logits()));
    }

    @Override
    public ModelOutputs outputs(float[] weights, Table rows) {
        TensorFlowModel asked = judge;
        if (asked == null) {
            asked = finished(weights, Map.of());
            judge = asked;
        } else {
            Map<String, float[]> values = new LinkedHashMap<>();
            vector.own(weights).forEach((name, one) -> values.put(name, one.values()));
            asked.become(values);
        }
        return asked.outputs(rows, Split.VALIDATION);
    }

    @Override
    public TensorFlowModel finished(float[] weights, Map<String, Double> facts) {
        Map<String, Weights> values = vector.own(weights);
        TrainingGraph graph = replicas.get(0).graph();
        List<String> constant = graph.variables().model().stream()
                .filter(name -> !graph.variables().trainable().contains(name))
                .toList();
        values.putAll(graph.variables().read(graph.session(), constant));
        Map<String, Double> all = new LinkedHashMap<>();
        all.put("parameters", (double) graph.variables().parameters(ModelWeights.SCOPE));
        all.putAll(facts);
        all.putAll(recipe.architecture().facts(new ModelWeights(values)));
        return new TensorFlowModel(
                recipe.architecture(), List.of(), training.rows(), ModelWeights.own(values), all, options);
    }

    @Override
    public void close() {
        workers.shutdownNow();
        replicas.forEach(Replica::close);
        Optional.ofNullable(judge).ifPresent(TensorFlowModel::close);
    }
}
