package io.limbeck.engine.tensorflow;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
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
import io.limbeck.spi.model.Weights;
import io.limbeck.spi.portable.PortableModel;
import io.limbeck.spi.tensorflow.StudentArchitecture;
import io.limbeck.spi.tensorflow.compression.Compressor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/** A trained graph, ready to be asked: a graph and session of its own, without rows, losses or optimizer. */
final class TensorFlowModel implements Teacher {

    private static final String FILE = "weights.bin";
    private final ModelGraph graph;
    private final StudentArchitecture architecture;
    private final List<Compressor> compressors;
    private final TableSpec data;
    private final Table form;
    private final Map<String, Weights> weights;
    private final Map<String, Double> facts;
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
        this.form = training.select(new int[0]);
        this.weights = weights;
        this.facts = new LinkedHashMap<>(facts);
        this.options = options;
        graph = new ModelGraph(architecture, compressors, training, weights, options);
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
        return new ModelOutputs(graph.ask(graph.logits(), rows, classes), classes);
    }

    @Override
    public synchronized ViewOutputs view(View view, Table rows, Split split) {
        if (view instanceof View.Draws draws) {
            try (ThinnedGraph thinned =
                    new ThinnedGraph(architecture, compressors, form, weights, draws.salt(), options)) {
                return thinned.of(draws.count(), rows);
            }
        }
        Operand<TFloat32> asked = graph.showing(view);
        List<Integer> row =
                view instanceof View.InputGradient gradient ? shape(gradient.of()) : shape(view, asked.shape());
        return new ViewOutputs(graph.ask(asked, rows, row.stream().reduce(1, Math::multiplyExact)), row);
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

    /** {@return how long each of some rounds took, the first ones not counted} */
    long[] nanos(Table rows, int uncounted, int rounds) {
        return graph.nanos(rows, uncounted, rounds);
    }

    /** {@return what the model costs to keep and to ask, apart from time} */
    Map<String, Double> cost(Table rows) {
        Map<String, Double> cost = ModelCost.ofWeights(weights);
        cost.putAll(graph.costOfRow(rows, weights));
        return cost;
    }

    /** {@return how many activations a compressor acts on} */
    int compressedActivations() {
        return graph.compressedActivations();
    }

    /** Takes other weights, as long as nobody was given this model. */
    void become(Map<String, float[]> values) {
        graph.become(values);
    }

    /** Adds figures that can be had only when the model stands. */
    void note(Map<String, Double> more) {
        facts.putAll(more);
    }

    @Override
    public Optional<TrainedWeights> weights() {
        return Optional.of(ModelWeights.of(weights));
    }

    @Override
    public Optional<PortableModel> portable() {
        if (compressedActivations() > 0) {
            throw new InvalidInputException(Problem.error(
                    "",
                    "has no portable form: its compressor rounds what enters its layers, which a formula cannot say",
                    "write a SavedModel, or have weights alone rounded with 'activations: false' in 'compress'"));
        }
        return architecture.portable(ModelWeights.of(weights), form);
    }

    @Override
    public void saveGraph(Path folder) throws IOException {
        new FrozenGraph(architecture, compressors, data, form, weights).write(folder);
    }

    @Override
    public List<Exhibit> exhibits(ExplainInputs inputs) {
        return architecture.exhibits(ModelWeights.of(weights), inputs);
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
        graph.close();
    }
}
