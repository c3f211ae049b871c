package io.limbeck.plugins.models;

import io.limbeck.spi.RandomSource;
import io.limbeck.spi.TableSpec;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.tensorflow.Forward;
import io.limbeck.spi.tensorflow.ForwardInputs;
import io.limbeck.spi.tensorflow.Initializer;
import io.limbeck.spi.tensorflow.StudentArchitecture;
import io.limbeck.spi.tensorflow.VariableScope;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** A forward graph on fed rows. Variables are placeholders that begin with their first values and can be set. */
public final class GraphUnderTest implements AutoCloseable {

    private final Graph graph = new Graph();
    private final Ops tf = Ops.create(graph);
    private final Session session = new Session(graph);
    private final Map<String, Placeholder<TFloat32>> variables = new LinkedHashMap<>();
    private final Map<String, Shape> shapes = new LinkedHashMap<>();
    private final Map<String, float[]> values = new LinkedHashMap<>();
    private final Set<String> fixed = new HashSet<>();
    private final Map<String, Float> dropouts = new LinkedHashMap<>();
    private final Placeholder<TFloat32> features;
    private final Shape shape;
    private final Forward forward;
    private final boolean inTraining;
    private final Optional<Table> training;
    private float[] rows = new float[0];

    /** A training graph for rows of a shape. */
    public GraphUnderTest(StudentArchitecture architecture, List<Integer> row, int classes) {
        this(architecture, new TableSpec(row, names(classes), 0, Map.of(), -1), Optional.empty(), true);
    }

    /** A graph upon training rows. */
    public GraphUnderTest(StudentArchitecture architecture, Table training, boolean inTraining) {
        this(architecture, training.spec(), Optional.of(training), inTraining);
    }

    private GraphUnderTest(
            StudentArchitecture architecture, TableSpec data, Optional<Table> training, boolean inTraining) {
        this.training = training;
        this.inTraining = inTraining;
        List<Integer> row = data.shape();
        long[] dimensions = new long[row.size() + 1];
        dimensions[0] = -1;
        for (int i = 0; i < row.size(); i++) {
            dimensions[i + 1] = row.get(i);
        }
        shape = Shape.of(dimensions);
        features = tf.placeholder(TFloat32.class, Placeholder.shape(shape));
        forward = architecture.build(new Inputs(data));
    }

    private static List<String> names(int classes) {
        return IntStream.range(0, classes).mapToObj(String::valueOf).toList();
    }

    private final class Inputs implements ForwardInputs {
        private final TableSpec data;

        Inputs(TableSpec data) {
            this.data = data;
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
            return data;
        }

        @Override
        public Table rows() {
            return training.orElseThrow(() -> new IllegalStateException("The graph under test has no training rows"));
        }

        @Override
        public VariableScope variables() {
            return scope("");
        }

        @Override
        public boolean training() {
            return inTraining;
        }

        @Override
        public Operand<TFloat32> dropout(String name, Operand<TFloat32> active, float rate) {
            dropouts.put(name, rate);
            return active;
        }
    }

    private VariableScope scope(String prefix) {
        return new VariableScope() {
            @Override
            public VariableScope child(String name) {
                return scope(prefix + name + "/");
            }

            @Override
            public Operand<TFloat32> trainable(String name, Shape of, Initializer initializer) {
                String full = prefix + name;
                if (variables.containsKey(full)) {
                    return variables.get(full);
                }
                variables.put(full, tf.placeholder(TFloat32.class, Placeholder.shape(of)));
                shapes.put(full, of);
                values.put(full, initializer.values(of.asArray(), new RandomSource(3).child(full)));
                return variables.get(full);
            }

            @Override
            public Operand<TFloat32> fixed(String name, Shape of, Supplier<float[]> first) {
                Operand<TFloat32> value = trainable(name, of, (shape, random) -> first.get());
                fixed.add(prefix + name);
                return value;
            }
        };
    }

    public Forward forward() {
        return forward;
    }

    public Map<String, Shape> shapes() {
        return shapes;
    }

    /** {@return names of the variables that are learnt} */
    public List<String> trainable() {
        return variables.keySet().stream().filter(name -> !fixed.contains(name)).toList();
    }

    public Map<String, Float> dropouts() {
        return dropouts;
    }

    public float[] values(String variable) {
        return values.get(variable);
    }

    public GraphUnderTest set(String variable, float... to) {
        values.put(variable, to);
        return this;
    }

    public GraphUnderTest feed(float... features) {
        this.rows = features;
        return this;
    }

    /** {@return where more can be built upon the graph} */
    public Ops tf() {
        return tf;
    }

    /** {@return the gradient of the sum of the logits by a variable} */
    public float[] gradient(String variable) {
        return run(gradient(tf.reduceSum(forward.logits(), tf.array(0, 1)), variable));
    }

    /** {@return the gradient of a scalar by a variable, to be run} */
    public Operand<TFloat32> gradient(Operand<TFloat32> of, String variable) {
        return graph
                .addGradients(
                        of.asOutput(), new Output<?>[] {variables.get(variable).asOutput()})[0].expect(TFloat32.class);
    }

    public float[] run(Operand<TFloat32> operand) {
        Session.Runner runner = session.runner().fetch(operand);
        variables.forEach((name, placeholder) ->
                runner.feed(placeholder, TFloat32.tensorOf(shapes.get(name), DataBuffers.of(values.get(name)))));
        long[] dimensions = shape.asArray();
        dimensions[0] = rows.length / Arrays.stream(dimensions).skip(1).reduce(1, (a, b) -> a * b);
        runner.feed(features, TFloat32.tensorOf(Shape.of(dimensions), DataBuffers.of(rows)));
        try (Result result = runner.run()) {
            TFloat32 tensor = (TFloat32) result.get(0);
            float[] copy = new float[(int) tensor.size()];
            tensor.copyTo(NdArrays.wrap(tensor.shape(), DataBuffers.of(copy)));
            return copy;
        }
    }

    @Override
    public void close() {
        session.close();
        graph.close();
    }
}
