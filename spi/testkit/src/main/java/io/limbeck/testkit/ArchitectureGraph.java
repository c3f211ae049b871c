package io.limbeck.testkit;

import io.limbeck.spi.RandomSource;
import io.limbeck.spi.TableSpec;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.TrainedWeights;
import io.limbeck.spi.model.Weights;
import io.limbeck.spi.tensorflow.Forward;
import io.limbeck.spi.tensorflow.ForwardInputs;
import io.limbeck.spi.tensorflow.Initializer;
import io.limbeck.spi.tensorflow.StudentArchitecture;
import io.limbeck.spi.tensorflow.VariableScope;
import io.limbeck.spi.tensorflow.gradient.CustomGradients;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apiguardian.api.API;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * A finished forward graph of an architecture: variables have their first values, dropout does nothing. Not thread-safe.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ArchitectureGraph implements AutoCloseable {

    private final Graph graph = new Graph();
    private final Session session;
    private final Placeholder<TFloat32> features;
    private final Forward forward;
    private final Map<String, Operand<TFloat32>> trainable = new LinkedHashMap<>();
    private final Map<String, Weights> weights = new LinkedHashMap<>();
    private final Table training;
    private final Shape row;

    /**
     * Builds the graph.
     *
     * @param architecture the architecture
     * @param training prepared training rows
     * @param random source of first values
     */
    public ArchitectureGraph(StudentArchitecture architecture, Table training, RandomSource random) {
        CustomGradients.install();
        this.training = training;
        Ops tf = Ops.create(graph);
        try {
            List<Integer> shape = training.spec().shape();
            long[] dimensions = new long[shape.size() + 1];
            dimensions[0] = -1;
            for (int i = 0; i < shape.size(); i++) {
                dimensions[i + 1] = shape.get(i);
            }
            row = Shape.of(dimensions);
            features = tf.placeholder(TFloat32.class, Placeholder.shape(row));
            forward = architecture.build(new Inputs(tf, random));
            session = new Session(graph);
        } catch (RuntimeException e) {
            graph.close();
            throw e;
        }
    }

    private final class Inputs implements ForwardInputs {

        private final Ops tf;
        private final RandomSource random;

        Inputs(Ops tf, RandomSource random) {
            this.tf = tf;
            this.random = random;
        }

        @Override
        public Ops tf() {
            return tf;
        }

        @Override
        public Operand<TFloat32> features() {
            return features;
        }

        @Override
        public TableSpec data() {
            return training.spec();
        }

        @Override
        public Table rows() {
            return training;
        }

        @Override
        public VariableScope variables() {
            return new Scope(tf, "", random);
        }

        @Override
        public boolean training() {
            return false;
        }

        @Override
        public Operand<TFloat32> dropout(String name, Operand<TFloat32> values, float rate) {
            return values;
        }
    }

    /** Values that stand in the graph; the same name is the same variable. */
    private final class Scope implements VariableScope {

        private final Ops tf;
        private final String prefix;
        private final RandomSource random;

        Scope(Ops tf, String prefix, RandomSource random) {
            this.tf = tf;
            this.prefix = prefix;
            this.random = random;
        }

        @Override
        public VariableScope child(String name) {
            return new Scope(tf, prefix + name + "/", random);
        }

        @Override
        public Operand<TFloat32> trainable(String name, Shape shape, Initializer initializer) {
            String full = prefix + name;
            Operand<TFloat32> known = trainable.get(full);
            if (known != null) {
                return known;
            }
            float[] first = initializer.values(shape.asArray(), random.child(full));
            Operand<TFloat32> made = tf.identity(tf.constant(shape, DataBuffers.of(first)));
            trainable.put(full, made);
            weights.put(full, new Weights(shape.asArray(), first));
            return made;
        }

        @Override
        public Operand<TFloat32> fixed(String name, Shape shape, Supplier<float[]> values) {
            float[] first = values.get();
            weights.put(prefix + name, new Weights(shape.asArray(), first));
            return tf.constant(shape, DataBuffers.of(first));
        }
    }

    /** {@return names of the variables that are learnt, in the order in which they were asked for} */
    public List<String> variables() {
        return List.copyOf(trainable.keySet());
    }

    /** {@return the variables, learnt and fixed, as they are in a model that was just begun} */
    public TrainedWeights weights() {
        return TrainedWeights.of(weights);
    }

    /** {@return names of the layers it shows} */
    public List<String> taps() {
        return List.copyOf(forward.taps().keySet());
    }

    /**
     * {@return the logits, row-major}
     *
     * @param rows rows of the training rows' form
     */
    public float[] logits(Table rows) {
        return run(rows, List.of(forward.logits())).get(0);
    }

    /**
     * {@return values of a layer, row-major}
     *
     * @param tap one of {@link #taps}
     * @param rows rows of the training rows' form
     */
    public float[] tap(String tap, Table rows) {
        Operand<TFloat32> layer = forward.taps().get(tap);
        if (layer == null) {
            throw new IllegalArgumentException("There is no layer '" + tap + "', only " + taps());
        }
        return run(rows, List.of(layer)).get(0);
    }

    /**
     * {@return the gradient by each variable of what the logits lack to 1, 2, …, squared and summed, and of the penalties}
     *
     * @param rows rows of the training rows' form
     */
    public Map<String, float[]> gradients(Table rows) {
        Ops tf = Ops.create(graph);
        float[] wanted = new float[training.outputs()];
        for (int c = 0; c < wanted.length; c++) {
            wanted[c] = c + 1f;
        }
        Operand<TFloat32> value =
                tf.reduceSum(tf.math.squaredDifference(forward.logits(), tf.constant(wanted)), tf.array(0, 1));
        for (Operand<TFloat32> penalty : forward.penalties().values()) {
            value = tf.math.add(value, penalty);
        }
        Output<?>[] of = trainable.values().stream().map(Operand::asOutput).toArray(Output[]::new);
        List<Operand<TFloat32>> slopes = new ArrayList<>();
        for (Output<?> slope : graph.addGradients(value.asOutput(), of)) {
            slopes.add(slope.expect(TFloat32.class));
        }
        List<float[]> values = run(rows, slopes);
        Map<String, float[]> byName = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            byName.put(variables().get(i), values.get(i));
        }
        return byName;
    }

    private List<float[]> run(Table rows, List<Operand<TFloat32>> asked) {
        long[] shape = row.asArray();
        shape[0] = rows.rows();
        Session.Runner runner = session.runner();
        asked.forEach(runner::fetch);
        try (TFloat32 fed = TFloat32.tensorOf(Shape.of(shape), DataBuffers.of(rows.matrix()));
                Result result = runner.feed(features, fed).run()) {
            List<float[]> values = new ArrayList<>();
            for (int i = 0; i < asked.size(); i++) {
                Tensor tensor = result.get(i);
                float[] copy = new float[(int) tensor.size()];
                ((TFloat32) tensor).copyTo(NdArrays.wrap(tensor.shape(), DataBuffers.of(copy)));
                values.add(copy);
            }
            return values;
        }
    }

    @Override
    public void close() {
        session.close();
        graph.close();
    }
}
