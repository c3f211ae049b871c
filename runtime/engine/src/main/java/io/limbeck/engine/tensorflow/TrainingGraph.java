package io.limbeck.engine.tensorflow;

import io.limbeck.spi.RandomSource;
import io.limbeck.spi.Schedule;
import io.limbeck.spi.TableSpec;
import io.limbeck.spi.data.Span;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.tensorflow.Forward;
import io.limbeck.spi.tensorflow.TrainingRecipe;
import io.limbeck.spi.tensorflow.VariableScope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * Graph and session of one model in training. The rows stay in the graph, so that a step is fed only with the numbers of
 * its rows and its own number.
 */
final class TrainingGraph implements StepGraph {

    /**
     * A split with what its teacher says.
     *
     * @param rows the rows
     * @param teacher the teacher beside them, if there is one
     */
    record SplitRows(Table rows, Optional<TeacherRows> teacher) {}

    /**
     * Figures on the validation rows of a batch.
     *
     * @param indices the rows
     * @param objective the objective
     * @param right how many decisions are right; where numbers are predicted, the sum of squared errors on the scale of
     *     the training rows
     * @param measures measures of the terms whose weight has a target, by number
     */
    record Check(
            Placeholder<TInt32> indices,
            Operand<TFloat32> objective,
            Operand<TFloat32> right,
            Map<Integer, Operand<TFloat32>> measures) {}

    private final Graph graph = new Graph();
    private final Session session;
    private final Variables variables;
    private final Scalars scalars;
    private final Placeholder<TInt32> indices;
    private final Placeholder<TInt64> step;
    private final Placeholder<TInt64> chance;
    private final Operand<TFloat32> objective;
    private final Layers layers;
    private final List<GatedUpdate> updates;
    private final @Nullable Check check;
    private final boolean regression;

    TrainingGraph(
            TrainingRecipe recipe,
            TableSpec data,
            SplitRows training,
            @Nullable SplitRows validation,
            RandomSource random,
            Pull pull,
            SessionOptions options) {
        regression = data.isRegression();
        try {
            Ops tf = Ops.create(graph);
            variables = new Variables(tf, random);
            scalars = new Scalars(tf);
            indices = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(-1)));
            step = tf.placeholder(TInt64.class, Placeholder.shape(Shape.scalar()));
            chance = pull.replica() ? tf.placeholder(TInt64.class, Placeholder.shape(Shape.scalar())) : step;
            Objective terms = new Objective(graph, recipe.objective(), scalars, variables, training.rows());
            ResidentRows rows = resident(tf, "train", training, data, indices);
            AugmentedBatch.Seen seen =
                    augmented(tf, rows, data, random.child("augment"), chance).after(recipe.augmentations());
            Compression compression = new Compression(tf, recipe.compressors(), variables, Compression.Phase.TRAINING);
            Forward forward = forward(tf, recipe, data, seen.features(), training.rows(), compression, chance, random);
            objective = terms.build(tf, seen, forward, rows, true).value();
            check = validation == null ? null : check(tf, recipe, data, training.rows(), validation, random, terms);
            Operand<TFloat32> number = tf.math.add(tf.dtypes.cast(step, TFloat32.class), tf.constant(1f));
            layers = Layers.of(recipe.train().layers(), variables.model(), stepsPerEpoch(recipe, training));
            Map<String, Operand<TFloat32>> moves = new LinkedHashMap<>(compression.moves());
            moves.putAll(variables.next());
            updates = GatedUpdate.build(new GatedUpdate.Recipe(
                    graph,
                    tf,
                    objective,
                    variables,
                    layers,
                    recipe.optimizer(),
                    scalars.operand(recipe.optimizer().learningRate()),
                    number,
                    recipe.train().clipNorm(),
                    moves,
                    pull,
                    true));
            session = new Session(graph, options.proto());
        } catch (RuntimeException | Error e) {
            graph.close();
            throw e;
        }
    }

    private static long stepsPerEpoch(TrainingRecipe recipe, SplitRows training) {
        int batch = recipe.train().batch();
        return (training.rows().rows() + batch - 1) / batch;
    }

    private ResidentRows resident(Ops tf, String name, SplitRows split, TableSpec data, Placeholder<TInt32> batch) {
        return new ResidentRows(tf, variables, name, split.rows(), data.shape(), split.teacher(), batch);
    }

    private static AugmentedBatch augmented(
            Ops tf, ResidentRows rows, TableSpec data, RandomSource random, Operand<TInt64> step) {
        return new AugmentedBatch(tf, rows.features(), data, Span.of(rows.rows()), random, step);
    }

    private Forward forward(
            Ops tf,
            TrainingRecipe recipe,
            TableSpec data,
            Operand<TFloat32> features,
            Table training,
            Compression compression,
            @Nullable Placeholder<TInt64> counter,
            RandomSource random) {
        VariableScope scope = compression.over(variables.scope(ModelWeights.SCOPE));
        return new ForwardGraph(tf, features, training, data, scope, compression, counter, random)
                .build(recipe.architecture());
    }

    private Check check(
            Ops tf,
            TrainingRecipe recipe,
            TableSpec data,
            Table training,
            SplitRows split,
            RandomSource random,
            Objective terms) {
        Placeholder<TInt32> batch = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(-1)));
        ResidentRows rows = resident(tf, "validation", split, data, batch);
        AugmentedBatch whole = augmented(tf, rows, data, random.child("augment").child("validation"), tf.constant(0L));
        AugmentedBatch.Seen seen = whole.after(terms.guesses() ? recipe.augmentations() : List.of());
        Compression compression = new Compression(tf, recipe.compressors(), variables, Compression.Phase.VALIDATION);
        Forward forward = forward(tf, recipe, data, seen.features(), training, compression, null, random);
        Operand<TFloat32> right = tf.reduceSum(
                training.isRegression() ? squaredErrors(tf, forward, rows) : rightDecisions(tf, forward, rows),
                tf.constant(0));
        Objective.Summed summed = terms.build(tf, seen, forward, rows, false);
        Map<Integer, Operand<TFloat32>> measures = new LinkedHashMap<>();
        for (int i = 0; i < recipe.objective().size(); i++) {
            if (recipe.objective().get(i).weight() instanceof Schedule.Target target) {
                measures.put(
                        i,
                        switch (target.on()) {
                            case PROBABILITIES -> summed.terms().get(i);
                            case DECISIONS -> terms.term(i, tf, seen, Decided.of(tf, forward), rows, false);
                        });
            }
        }
        return new Check(batch, summed.value(), right, measures);
    }

    private static Operand<TFloat32> rightDecisions(Ops tf, Forward forward, ResidentRows rows) {
        return tf.dtypes.cast(
                tf.math.equal(tf.math.argMax(forward.logits(), tf.constant(1), TInt32.class), rows.labels()),
                TFloat32.class);
    }

    private static Operand<TFloat32> squaredErrors(Ops tf, Forward forward, ResidentRows rows) {
        Operand<TFloat32> means = tf.gather(forward.logits(), tf.constant(0), tf.constant(1));
        return tf.math.squaredDifference(means, rows.targets());
    }

    @Override
    public Session session() {
        return session;
    }

    Variables variables() {
        return variables;
    }

    @Override
    public Placeholder<TInt32> indices() {
        return indices;
    }

    @Override
    public Placeholder<TInt64> step() {
        return step;
    }

    @Override
    public Placeholder<TInt64> chance() {
        return chance;
    }

    @Override
    public Operand<TFloat32> objective() {
        return objective;
    }

    @Override
    public List<GatedUpdate> updates() {
        return updates;
    }

    Layers layers() {
        return layers;
    }

    /** {@return whether a number is predicted} */
    boolean regression() {
        return regression;
    }

    @Override
    public List<String> trainable() {
        return variables.trainable();
    }

    @Override
    public List<String> state() {
        return variables.state();
    }

    @Override
    public long[] shape(String variable) {
        return variables.shape(variable);
    }

    @Override
    public boolean holds(String variable) {
        return variables.holds(variable);
    }

    @Override
    public void assign(Map<String, float[]> values) {
        variables.assign(session, values);
    }

    @Override
    public Map<String, Weights> read(List<String> names) {
        return variables.read(session, names);
    }

    /** {@return the graph as it is sent; it holds no rows and no weights, since these are variables} */
    GraphDef definition() {
        return graph.toGraphDef();
    }

    @Nullable
    Check check() {
        return check;
    }

    @Override
    public Map<Schedule, Placeholder<TFloat32>> scheduled() {
        return scalars.fed();
    }

    @Override
    public void close() {
        session.close();
        graph.close();
    }
}
