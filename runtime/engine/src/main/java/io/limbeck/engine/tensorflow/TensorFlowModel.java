package io.limbeck.engine.tensorflow;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.TableSpec;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.explain.Exhibit;
import io.limbeck.spi.explain.ExplainInputs;
import io.limbeck.spi.model.ModelOutputs;
import io.limbeck.spi.model.Teacher;
import io.limbeck.spi.model.TrainedWeights;
import io.limbeck.spi.model.View;
import io.limbeck.spi.model.ViewOutputs;
import io.limbeck.spi.portable.PortableModel;
import io.limbeck.spi.tensorflow.Forward;
import io.limbeck.spi.tensorflow.StudentArchitecture;
import io.limbeck.spi.tensorflow.compression.Compressor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** A trained graph, ready to be asked: a graph and session of its own, without rows, losses or optimizer. */
final class TensorFlowModel implements Teacher {

    private static final String FILE = "weights.bin";
    private final Graph graph = new Graph();
    private final Ops tf;
    private final Session session;
    private final Placeholder<TFloat32> features;
    private final Placeholder<TInt32> labels;
    private final Forward forward;
    private final StudentArchitecture architecture;
    private final List<Compressor> compressors;
    private final TableSpec data;
    private final Portions portions;
    private final Table form;
    private final Map<String, Weights> weights;
    private final Map<String, Double> facts;
    private final Map<View, Operand<TFloat32>> views = new LinkedHashMap<>();
    private final Variables variables;
    private final Compression compression;
    private final SessionOptions options;

    /**
     * A model.
     *
     * @param training the rows it was trained on
     * @param compressors what acts on its activations; what they did to weights is in the weights
     */
    TensorFlowModel(
            StudentArchitecture architecture,
            List<Compressor> compressors,
            Table training,
            Map<String, Weights> weights,
            Map<String, Double> facts,
            SessionOptions options) {
        this.architecture = architecture;
        this.compressors = compressors;
        this.data = training.spec();
        this.portions = new Portions(data);
        this.form = training.select(new int[0]);
        this.weights = weights;
        this.facts = new LinkedHashMap<>(facts);
        this.options = options;
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
            Map<String, float[]> values = new LinkedHashMap<>();
            for (String name : variables.model()) {
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
    static TensorFlowModel read(
            Path folder,
            StudentArchitecture architecture,
            List<Compressor> compressors,
            Table training,
            SessionOptions options)
            throws IOException {
        WeightsFile file = WeightsFile.read(folder.resolve(FILE));
        Map<String, Double> facts = new LinkedHashMap<>();
        new ObjectMapper()
                .readTree(file.text())
                .properties()
                .forEach(fact -> facts.put(fact.getKey(), fact.getValue().asDouble()));
        return new TensorFlowModel(architecture, compressors, training, file.arrays(), facts, options);
    }

    @Override
    public ModelOutputs outputs(Table rows, Split split) {
        int classes = data.outputs();
        return new ModelOutputs(ask(forward.logits(), rows, List.of(classes)), classes);
    }

    @Override
    public synchronized ViewOutputs view(View view, Table rows, Split split) {
        if (view instanceof View.Draws draws) {
            try (ThinnedGraph thinned =
                    new ThinnedGraph(architecture, compressors, form, weights, draws.salt(), options)) {
                return thinned.of(draws.count(), rows);
            }
        }
        Operand<TFloat32> asked = views.computeIfAbsent(view, this::build);
        List<Integer> row =
                view instanceof View.InputGradient gradient ? shape(gradient.of()) : shape(view, asked.shape());
        return new ViewOutputs(ask(asked, rows, row), row);
    }

    /** The graph need not know the shape of a gradient, but it is that of the features. */
    private List<Integer> shape(View.InputGradient.Of of) {
        List<Integer> row = new ArrayList<>(data.shape());
        if (of == View.InputGradient.Of.ALL) {
            row.add(0, data.classes().size());
        }
        return row;
    }

    private static List<Integer> shape(View view, Shape shape) {
        List<Integer> row = IntStream.range(1, shape.numDimensions())
                .mapToObj(i -> Math.toIntExact(shape.get(i)))
                .toList();
        if (row.contains(-1)) {
            throw new IllegalStateException("The shape " + shape + " of '" + view.label() + "' is not known");
        }
        return row;
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

    private float[] ask(Operand<TFloat32> asked, Table rows, List<Integer> row) {
        return portions.ask(rows, row.stream().reduce(1, Math::multiplyExact), (fed, from, to) -> {
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

    /** {@return what the model costs to keep and to ask, apart from time} */
    Map<String, Double> cost(Table rows) {
        Map<String, Double> cost = ModelCost.ofWeights(weights);
        try (TFloat32 fed = Tensors.floats(ModelCost.rows(rows, 1).matrix(), portions.shape(1))) {
            cost.putAll(ModelCost.ofRow(
                    graph,
                    tf,
                    forward.logits(),
                    variables.names(),
                    weights,
                    session.runner().feed(features, fed)));
        }
        return cost;
    }

    /** {@return how many activations a compressor acts on} */
    int compressedActivations() {
        return compression.changed();
    }

    /** Takes other weights, as long as nobody was given this model. */
    void become(Map<String, float[]> values) {
        variables.assign(session, values);
    }

    /** Adds figures that can be had only when the model stands. */
    void note(Map<String, Double> more) {
        facts.putAll(more);
    }

    @Override
    public Optional<TrainedWeights> weights() {
        return Optional.of(new ModelWeights(weights));
    }

    @Override
    public Optional<PortableModel> portable() {
        if (compressedActivations() > 0) {
            throw new InvalidInputException(Problem.error(
                    "",
                    "has no portable form: its compressor rounds what enters its layers, which a formula cannot say",
                    "write a SavedModel, or have weights alone rounded with 'activations: false' in 'compress'"));
        }
        return architecture.portable(new ModelWeights(weights), form);
    }

    @Override
    public void saveGraph(Path folder) throws IOException {
        new FrozenGraph(architecture, compressors, data, form, weights).write(folder);
    }

    @Override
    public List<Exhibit> exhibits(ExplainInputs inputs) {
        return architecture.exhibits(new ModelWeights(weights), inputs);
    }

    @Override
    public void save(Path folder) throws IOException {
        new WeightsFile(new ObjectMapper().writeValueAsString(facts), weights).write(folder.resolve(FILE));
    }

    @Override
    public Map<String, Double> facts() {
        return Collections.unmodifiableMap(facts);
    }

    @Override
    public void close() {
        session.close();
        graph.close();
    }
}
