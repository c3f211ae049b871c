package io.limbeck.engine.tensorflow;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.TableSpec;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.ModelOutputs;
import io.limbeck.spi.model.Teacher;
import io.limbeck.spi.tensorflow.StudentArchitecture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** A trained graph, ready to be asked: a graph and session of its own, without rows, losses or optimizer. */
final class TensorFlowModel implements Teacher {

    private static final String FILE = "weights.bin";
    private static final int PORTION = 4096;

    private final Graph graph = new Graph();
    private final Session session;
    private final Placeholder<TFloat32> features;
    private final Operand<TFloat32> logits;
    private final TableSpec data;
    private final Map<String, Weights> weights;
    private final Map<String, Double> facts;

    TensorFlowModel(
            StudentArchitecture architecture,
            TableSpec data,
            Map<String, Weights> weights,
            Map<String, Double> facts,
            SessionOptions options) {
        this.data = data;
        this.weights = weights;
        this.facts = facts;
        try {
            Ops tf = Ops.create(graph);
            Variables variables = new Variables(tf, new RandomSource(0));
            features = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(shape(-1))));
            logits = new ForwardGraph(tf, features, data, variables.scope("model/"), null, new RandomSource(0))
                    .build(architecture)
                    .logits();
            Map<String, float[]> values = new LinkedHashMap<>();
            for (String name : variables.trainable()) {
                Weights known = weights.get(name);
                if (known == null || !Arrays.equals(known.shape(), variables.shape(name))) {
                    throw new IllegalStateException("The stored weights do not fit the architecture at '" + name + "'");
                }
                values.put(name, known.values());
            }
            session = new Session(graph, options.proto());
            try {
                variables.assign(session, values);
            } catch (RuntimeException | Error e) {
                session.close();
                throw e;
            }
        } catch (RuntimeException | Error e) {
            graph.close();
            throw e;
        }
    }

    /** {@return a model that {@link #save} wrote} */
    static TensorFlowModel read(Path folder, StudentArchitecture architecture, TableSpec data, SessionOptions options)
            throws IOException {
        WeightsFile file = WeightsFile.read(folder.resolve(FILE));
        Map<String, Double> facts = new LinkedHashMap<>();
        new ObjectMapper()
                .readTree(file.text())
                .properties()
                .forEach(fact -> facts.put(fact.getKey(), fact.getValue().asDouble()));
        return new TensorFlowModel(architecture, data, file.arrays(), facts, options);
    }

    private long[] shape(long rows) {
        long[] shape = new long[data.shape().size() + 1];
        shape[0] = rows;
        for (int i = 1; i < shape.length; i++) {
            shape[i] = data.shape().get(i - 1);
        }
        return shape;
    }

    @Override
    public ModelOutputs outputs(Table rows, Split split) {
        int classes = data.classes().size();
        float[] all = new float[Math.multiplyExact(rows.rows(), classes)];
        float[] matrix = rows.matrix();
        int width = rows.width();
        for (int from = 0; from < rows.rows(); from += PORTION) {
            int to = Math.min(rows.rows(), from + PORTION);
            float[] portion = Arrays.copyOfRange(matrix, from * width, to * width);
            try (TFloat32 fed = Tensors.floats(portion, shape(to - from));
                    Result result =
                            session.runner().feed(features, fed).fetch(logits).run()) {
                float[] some = Tensors.floats(result.get(0));
                System.arraycopy(some, 0, all, from * classes, some.length);
            }
        }
        return new ModelOutputs(all, classes);
    }

    @Override
    public void save(Path folder) throws IOException {
        new WeightsFile(new ObjectMapper().writeValueAsString(facts), weights).write(folder.resolve(FILE));
    }

    @Override
    public Map<String, Double> facts() {
        return facts;
    }

    @Override
    public void close() {
        session.close();
        graph.close();
    }
}
