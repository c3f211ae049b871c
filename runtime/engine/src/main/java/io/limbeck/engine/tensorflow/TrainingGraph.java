package io.limbeck.engine.tensorflow;

import io.limbeck.spi.RandomSource;
import io.limbeck.spi.Schedule;
import io.limbeck.spi.TableSpec;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.Weights;
import io.limbeck.spi.tensorflow.TrainingRecipe;
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
            Passes passes = new Passes(tf, variables, recipe, data, training.rows(), random);
            Passes.Pass pass = passes.training(training, indices, chance);
            objective = terms.build(tf, pass, true).value();
            check = validation == null ? null : Check.of(passes, validation, terms);
            Operand<TFloat32> number = tf.math.add(tf.dtypes.cast(step, TFloat32.class), tf.constant(1f));
            layers = Layers.of(recipe.train().layers(), variables.model(), stepsPerEpoch(recipe, training));
            Map<String, Operand<TFloat32>> moves =
                    new LinkedHashMap<>(pass.compression().moves());
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
