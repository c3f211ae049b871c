package io.limbeck.engine.tensorflow;

import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.execution.Workforce;
import io.limbeck.spi.model.Lesson;
import io.limbeck.spi.model.ModelOutputs;
import io.limbeck.spi.model.Weights;
import io.limbeck.spi.tensorflow.TrainSettings;
import io.limbeck.spi.tensorflow.TrainingRecipe;
import io.limbeck.spi.tensorflow.local.LocalTask;
import io.limbeck.spi.tensorflow.local.Replicas;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Copies of a model: in this process, one for each worker, or in those of a workforce. */
final class ReplicaPool implements Replicas {

    /** The variable that holds what a teacher says of the training rows. */
    static final String TAUGHT = "train/teacher";

    private final TrainingRecipe recipe;
    private final Lesson lesson;
    private final Learnt training;
    private final Pull pull;
    private final SessionOptions options;
    private final TrainingGraph graph;
    private final Replica first;
    private final ParameterVector vector;
    private final float[] initial;
    private final Labour labour;
    private @Nullable TensorFlowModel judge;

    ReplicaPool(
            TrainingRecipe recipe, Lesson lesson, Pull pull, SessionOptions options, Optional<Workforce> workforce) {
        this.recipe = recipe;
        this.lesson = lesson;
        this.training = Learnt.of(lesson, Split.TRAIN, recipe.train().leaveOut());
        this.pull = pull;
        this.options = options;
        graph = graph();
        vector = ParameterVector.of(graph);
        first = replica(graph);
        initial = vector.read(graph);
        labour = workforce
                .<Labour>map(workers -> new SentLabour(
                        workers, SentGraph.bytes(graph, recipe.train().batch(), options), initial.length))
                .orElseGet(() -> new OwnLabour(options.workersHere(), first, () -> replica(graph())));
    }

    private TrainingGraph graph() {
        TrainingGraph made = new TrainingGraph(
                recipe, training.rows().spec(), training.beside(lesson), null, lesson.random(), pull, options);
        try {
            Start.of(lesson, made.variables(), made.layers());
            made.variables().initialize(made.session());
            return made;
        } catch (RuntimeException | Error e) {
            made.close();
            throw e;
        }
    }

    private Replica replica(TrainingGraph made) {
        return new Replica(made, recipe.train().batch(), vector);
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
        labour.train(count, tasks, receiver);
    }

    @Override
    public void teach(ModelOutputs outputs) {
        if (!graph.holds(TAUGHT)) {
            throw new IllegalStateException("No loss term reads the logits of a teacher");
        }
        labour.teach(outputs);
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
        List<String> constant = graph.variables().model().stream()
                .filter(name -> !graph.variables().trainable().contains(name))
                .toList();
        values.putAll(graph.variables().read(graph.session(), constant));
        Map<String, Double> all = new LinkedHashMap<>();
        all.put("parameters", (double) graph.variables().parameters(ModelWeights.SCOPE));
        all.putAll(facts);
        all.putAll(recipe.architecture().facts(ModelWeights.of(values)));
        return new TensorFlowModel(
                recipe.architecture(), List.of(), training.rows(), ModelWeights.own(values), all, options);
    }

    @Override
    public void close() {
        labour.close();
        first.close();
        Optional.ofNullable(judge).ifPresent(TensorFlowModel::close);
    }
}
