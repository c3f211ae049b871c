package io.limbeck.engine.tensorflow;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.TableSpec;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.View;
import io.limbeck.spi.model.Weights;
import io.limbeck.spi.tensorflow.Forward;
import io.limbeck.spi.tensorflow.StudentArchitecture;
import io.limbeck.spi.tensorflow.compression.Compressor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Graph and session of a trained model, fed with rows. */
final class ModelGraph implements AutoCloseable {

    private final Graph graph = new Graph();
    private final Ops tf;
    private final Session session;
    private final Placeholder<TFloat32> features;
    private final Placeholder<TInt32> labels;
    private final Forward forward;
    private final TableSpec data;
    private final Portions portions;
    private final Map<View, Operand<TFloat32>> views = new LinkedHashMap<>();
    private final Variables variables;
    private final Compression compression;

    /**
     * Builds the graph.
     *
     * @param training the rows it was trained on
     * @param weights its variables, by full name
     */
    ModelGraph(
            StudentArchitecture architecture,
            List<Compressor> compressors,
            Table training,
            Map<String, Weights> weights,
            SessionOptions options) {
        this.data = training.spec();
        this.portions = new Portions(data);
        try {
            tf = Ops.create(graph);
            variables = new Variables(tf, new RandomSource(0));
            features = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(portions.shape(-1))));
            labels = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(-1)));
            compression = new Compression(tf, compressors, variables, Compression.Phase.FINISHED);
            forward = new ForwardGraph(
                            tf,
                            features,
                            training,
                            data,
                            compression.over(variables.scope(ModelWeights.SCOPE)),
                            compression,
                            null,
                            new RandomSource(0))
                    .build(architecture);
            session = new Session(graph, options.proto());
            try {
                variables.assign(session, fitting(weights));
            } catch (RuntimeException | Error e) {
                session.close();
                throw e;
            }
        } catch (RuntimeException | Error e) {
            graph.close();
            throw e;
        }
    }

    private Map<String, float[]> fitting(Map<String, Weights> weights) {
        Map<String, float[]> values = new LinkedHashMap<>();
        for (String name : variables.model()) {
            Weights known = weights.get(name);
            if (known == null || !Arrays.equals(known.shape(), variables.shape(name))) {
                throw new IllegalStateException("The stored weights do not fit the architecture at '" + name + "'");
            }
            values.put(name, known.values());
        }
        return values;
    }

    /** {@return logits, or predicted mean and log variance} */
    Operand<TFloat32> logits() {
        return forward.logits();
    }

    /** {@return what shows a view; built when it is first asked for} */
    Operand<TFloat32> showing(View view) {
        return views.computeIfAbsent(view, this::build);
    }

    private Operand<TFloat32> build(View view) {
        if (view instanceof View.Tap tap) {
            Operand<TFloat32> layer = forward.taps().get(tap.name());
            if (layer == null) {
                throw new InvalidInputException(Problem.error(
                        "",
                        "has no layer '" + tap.name() + "'",
                        "name one of " + forward.taps().keySet()));
            }
            return layer;
        }
        if (view instanceof View.InputGradient gradient) {
            return new ModelGradients(graph, tf, features, forward.logits(), labels, data).of(gradient.of());
        }
        throw new InvalidInputException(
                Problem.error("", "has no members: it is one model", "use an ensemble, such as 'models/fusion'"));
    }

    /** {@return {@code each} floats of every row} */
    float[] ask(Operand<TFloat32> asked, Table rows, int each) {
        return portions.ask(rows, each, (fed, from, to) -> {
            try (TInt32 truth = TInt32.vectorOf(Arrays.copyOfRange(rows.labels(), from, to));
                    Result result = session.runner()
                            .feed(features, fed)
                            .feed(labels, truth)
                            .fetch(asked)
                            .run()) {
                return Tensors.floats(result.get(0));
            }
        });
    }

    /** {@return what enters each layer for these rows, before any compressor acts on it, by name} */
    Map<String, float[]> entering(Table rows) {
        Map<String, float[]> seen = new LinkedHashMap<>();
        Session.Runner runner = session.runner();
        // What enters the first layer is often the fed features themselves, which cannot be fetched as they are.
        compression.entering().values().forEach(values -> runner.fetch(tf.identity(values)));
        try (TFloat32 fed = Tensors.floats(rows.matrix(), portions.shape(rows.rows()));
                TInt32 truth = TInt32.vectorOf(rows.labels());
                Result result = runner.feed(features, fed).feed(labels, truth).run()) {
            int i = 0;
            for (String name : compression.entering().keySet()) {
                seen.put(name, Tensors.floats(result.get(i++)));
            }
        }
        return seen;
    }

    /** {@return how long each of some rounds took, the first ones not counted} */
    long[] nanos(Table rows, int uncounted, int rounds) {
        long[] nanos = new long[rounds];
        try (TFloat32 fed = Tensors.floats(rows.matrix(), portions.shape(rows.rows()))) {
            Session.Runner runner = session.runner().feed(features, fed).fetch(forward.logits());
            for (int round = -uncounted; round < rounds; round++) {
                long start = System.nanoTime();
                runner.run().close();
                nanos[Math.max(0, round)] = System.nanoTime() - start;
            }
        }
        return nanos;
    }

    /** {@return multiply-adds of one row} */
    Map<String, Double> costOfRow(Table rows, Map<String, Weights> weights) {
        try (TFloat32 fed = Tensors.floats(ModelCost.rows(rows, 1).matrix(), portions.shape(1))) {
            return ModelCost.ofRow(
                    graph,
                    tf,
                    forward.logits(),
                    variables.names(),
                    weights,
                    session.runner().feed(features, fed));
        }
    }

    /** {@return how many activations a compressor acts on} */
    int compressedActivations() {
        return compression.changed();
    }

    /** Takes other weights. */
    void become(Map<String, float[]> values) {
        variables.assign(session, values);
    }

    @Override
    public void close() {
        session.close();
        graph.close();
    }
}
