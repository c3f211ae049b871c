package io.limbeck.plugins.text.model;

import io.limbeck.spi.RandomSource;
import io.limbeck.spi.TableSpec;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.tensorflow.Forward;
import io.limbeck.spi.tensorflow.ForwardInputs;
import io.limbeck.spi.tensorflow.Initializer;
import io.limbeck.spi.tensorflow.StudentArchitecture;
import io.limbeck.spi.tensorflow.VariableScope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
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

/** A forward graph on fed rows of codes, [window 3, fields 2] with 4 and 5 codes. Variables are fed and can be set. */
final class CodeGraph implements AutoCloseable {

    static final TableSpec DATA =
            new TableSpec(List.of(3, 2), List.of("O", "B-x", "I-x"), 0, Map.of(), -1, List.of(4, 5));

    /** Two rows, the first at the beginning of its sentence. */
    static final float[] ROWS = {0, 0, 2, 4, 1, 2, 3, 3, 2, 1, 1, 4};

    private final Graph graph = new Graph();
    private final Ops tf = Ops.create(graph);
    private final Session session = new Session(graph);
    private final Map<String, Placeholder<TFloat32>> variables = new LinkedHashMap<>();
    private final Map<String, Shape> shapes = new LinkedHashMap<>();
    private final Map<String, float[]> values = new LinkedHashMap<>();
    private final Placeholder<TFloat32> features =
            tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, 3, 2)));
    private final Forward forward;

    /** Σ logits² / 2: its gradient differs from row to row and class to class. */
    private final Operand<TFloat32> objective;

    private final boolean dropAll;
    private float[] rows = ROWS;

    CodeGraph(StudentArchitecture architecture) {
        this(architecture, false);
    }

    /** With {@code dropAll}, dropout leaves nothing of what it is given. */
    CodeGraph(StudentArchitecture architecture, boolean dropAll) {
        this.dropAll = dropAll;
        this.forward = architecture.build(new Inputs());
        this.objective = tf.nn.l2Loss(forward.logits());
    }

    private final class Inputs implements ForwardInputs {
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
            return DATA;
        }

        @Override
        public Table rows() {
            throw new IllegalStateException("The graph under test has no training rows");
        }

        @Override
        public VariableScope variables() {
            return scope("");
        }

        @Override
        public boolean training() {
            return true;
        }

        @Override
        public Operand<TFloat32> dropout(String name, Operand<TFloat32> active, float rate) {
            return dropAll && rate > 0 ? tf.zerosLike(active) : active;
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
                variables.put(full, tf.placeholder(TFloat32.class, Placeholder.shape(of)));
                shapes.put(full, of);
                values.put(full, initializer.values(of.asArray(), new RandomSource(3).child(full)));
                return variables.get(full);
            }

            @Override
            public Operand<TFloat32> fixed(String name, Shape of, Supplier<float[]> first) {
                return trainable(name, of, (shape, random) -> first.get());
            }
        };
    }

    Forward forward() {
        return forward;
    }

    Map<String, float[]> values() {
        return values;
    }

    CodeGraph feed(float... codes) {
        this.rows = codes;
        return this;
    }

    float[] logits() {
        return run(forward.logits());
    }

    float[] tap(String name) {
        return run(forward.taps().get(name));
    }

    double measure() {
        return run(objective)[0];
    }

    /** {@return the gradient of {@link #measure} by each variable} */
    Map<String, float[]> gradients() {
        Output<?>[] of = variables.values().stream().map(Operand::asOutput).toArray(Output<?>[]::new);
        Output<?>[] gradients = graph.addGradients(objective.asOutput(), of);
        Map<String, float[]> computed = new LinkedHashMap<>();
        int i = 0;
        for (String name : variables.keySet()) {
            computed.put(name, run(gradients[i++].expect(TFloat32.class)));
        }
        return computed;
    }

    float[] run(Operand<TFloat32> operand) {
        Session.Runner runner = session.runner().fetch(operand);
        variables.forEach((name, placeholder) ->
                runner.feed(placeholder, TFloat32.tensorOf(shapes.get(name), DataBuffers.of(values.get(name)))));
        runner.feed(features, TFloat32.tensorOf(Shape.of(rows.length / 6, 3, 2), DataBuffers.of(rows)));
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
