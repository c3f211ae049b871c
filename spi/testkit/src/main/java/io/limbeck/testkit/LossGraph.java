package io.limbeck.testkit;

import io.limbeck.spi.data.Groups;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.spi.tensorflow.gradient.CustomGradients;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.ndarray.buffer.FloatDataBuffer;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.RewriterConfig;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * A loss term in a TensorFlow graph whose number of rows is open, as in the engine: a term that relies on a known batch
 * size fails here. Gradients come from {@link Graph#addGradients}, so that an operation without a registered gradient
 * fails too. The logits are those of a student that sees features, {@link FeatureStudent}, so that a term can take their
 * gradients. Not thread-safe.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class LossGraph implements AutoCloseable {

    /** Rewritten by TensorFlow once before it runs, as the engine's graphs are. */
    private static final ConfigProto AS_IN_THE_ENGINE = ConfigProto.newBuilder()
            .setInterOpParallelismThreads(-1)
            .setGraphOptions(GraphOptions.newBuilder()
                    .setRewriteOptions(RewriterConfig.newBuilder()
                            .setMetaOptimizerIterations(RewriterConfig.NumIterationsType.ONE)))
            .build();

    private final Graph graph;
    private final Session session;
    private final GraphInputs inputs;
    private final Operand<TFloat32> value;
    private final List<String> taps;
    private final List<Output<?>> gradients;

    /**
     * Builds the graph.
     *
     * @param term the term
     * @param pattern a batch that shows what there is: classes, attributes, whether there are labels and a teacher
     */
    public LossGraph(LossTerm term, LossBatch pattern) {
        CustomGradients.install();
        graph = new Graph();
        try {
            inputs = new GraphInputs(graph, Ops.create(graph), pattern);
            value = term.loss(inputs);
            taps = List.copyOf(pattern.taps().keySet());
            List<Operand<TFloat32>> places = new ArrayList<>(List.of(inputs.free()));
            taps.forEach(name -> places.add(known(inputs.taps(), name)));
            gradients = gradients(places);
            session = new Session(graph, AS_IN_THE_ENGINE);
        } catch (RuntimeException e) {
            graph.close();
            throw e;
        }
    }

    /**
     * {@return value and gradient for a batch like the pattern, of any number of rows}; states stay as they are
     *
     * @param batch rows to try it on
     */
    public LossValue at(LossBatch batch) {
        return at(batch, false);
    }

    /**
     * {@return the same as {@link #at}, after which the term's states are what they become in a training step}
     *
     * @param batch rows to try it on
     */
    public LossValue step(LossBatch batch) {
        return at(batch, true);
    }

    /**
     * {@return the present values of one of the term's states}
     *
     * @param name name of the state
     */
    public float[] state(String name) {
        return inputs.states().value(name);
    }

    private LossValue at(LossBatch batch, boolean step) {
        List<Tensor> fed = new ArrayList<>();
        try {
            Session.Runner runner = session.runner().fetch(value);
            gradients.forEach(runner::fetch);
            feed(runner, fed, inputs.free(), floats(LayerRows.vectors(batch.logits())));
            feed(runner, fed, inputs.features(), floats(FeatureStudent.rows(batch.rows())));
            feed(runner, fed, inputs.weights(), TFloat32.vectorOf(batch.weights()));
            batch.labels().ifPresent(labels -> feed(runner, fed, inputs.labels(), TInt32.vectorOf(labels)));
            batch.targets().ifPresent(numbers -> feed(runner, fed, inputs.targets(), TFloat32.vectorOf(numbers)));
            batch.teacher()
                    .ifPresent(logits -> feed(runner, fed, inputs.teacherLogits(), floats(LayerRows.vectors(logits))));
            for (Groups groups : batch.groups()) {
                feed(runner, fed, inputs.groups(groups.attribute()), TInt32.vectorOf(groups.codes()));
            }
            batch.taps().forEach((name, layer) -> feed(runner, fed, known(inputs.taps(), name), floats(layer)));
            batch.hidden().ifPresent(what -> {
                feed(runner, fed, inputs.hidden().truth(), floats(what.truth()));
                feed(runner, fed, inputs.hidden().places(), floats(what.places()));
            });
            batch.views().forEach((view, layer) -> feed(runner, fed, inputs.teacherView(view), floats(layer)));
            inputs.states().feed(runner, fed);
            List<String> moving = step ? inputs.states().fetch(runner) : List.of();
            try (Result result = runner.run()) {
                TFloat32 scalar = (TFloat32) result.get(0);
                if (scalar.rank() != 0) {
                    throw new IllegalStateException(
                            "A loss term must give a scalar, but its value has shape '" + scalar.shape() + "'");
                }
                Map<String, float[][]> slopes = new LinkedHashMap<>();
                for (int i = 0; i < taps.size(); i++) {
                    slopes.put(taps.get(i), rows((TFloat32) result.get(i + 2), batch.rows()));
                }
                inputs.states().move(moving, result, gradients.size() + 1);
                return new LossValue(scalar.getFloat(), rows((TFloat32) result.get(1), batch.rows()), slopes);
            }
        } finally {
            fed.forEach(Tensor::close);
        }
    }

    /** Zeros where the term does not look; TensorFlow refuses to give gradients with respect to those. */
    private List<Output<?>> gradients(List<Operand<TFloat32>> places) {
        Set<GraphOperation> reached = graph.subgraphTo(Set.of(value));
        List<Operand<TFloat32>> seen =
                places.stream().filter(place -> reached.contains(place.op())).toList();
        Map<Operand<TFloat32>, Output<?>> known = new LinkedHashMap<>();
        if (!seen.isEmpty()) {
            @Nullable
            Output<?>[] computed = graph.addGradients(
                    value.asOutput(), seen.stream().map(Operand::asOutput).toArray(Output<?>[]::new));
            for (int i = 0; i < computed.length; i++) {
                Output<?> gradient = computed[i];
                if (gradient != null && gradient.index() >= 0) {
                    known.put(seen.get(i), gradient);
                }
            }
        }
        List<Output<?>> all = new ArrayList<>();
        for (Operand<TFloat32> place : places) {
            Output<?> gradient = known.get(place);
            all.add(gradient == null ? inputs.tf().zerosLike(place).asOutput() : gradient);
        }
        return all;
    }

    private static <V> V known(Map<String, V> map, String tap) {
        V value = map.get(tap);
        if (value == null) {
            throw new IllegalArgumentException("The pattern has no tap '" + tap + "', only " + map.keySet());
        }
        return value;
    }

    private static void feed(Session.Runner runner, List<Tensor> fed, Operand<?> place, Tensor tensor) {
        fed.add(tensor);
        runner.feed(place, tensor);
    }

    private static TFloat32 floats(LayerRows layer) {
        int width = LayerRows.width(layer.shape());
        FloatDataBuffer values = DataBuffers.ofFloats((long) layer.rows().length * width);
        for (int row = 0; row < layer.rows().length; row++) {
            values.offset((long) row * width).write(layer.rows()[row]);
        }
        long[] dimensions = new long[layer.shape().size() + 1];
        dimensions[0] = layer.rows().length;
        for (int i = 1; i < dimensions.length; i++) {
            dimensions[i] = layer.shape().get(i - 1);
        }
        return TFloat32.tensorOf(Shape.of(dimensions), values);
    }

    private static float[][] rows(TFloat32 tensor, int rows) {
        int width = Math.toIntExact(tensor.size() / rows);
        FloatDataBuffer values = tensor.asRawTensor().data().asFloats();
        float[][] copy = new float[rows][width];
        for (int row = 0; row < rows; row++) {
            values.offset((long) row * width).read(copy[row]);
        }
        return copy;
    }

    @Override
    public void close() {
        session.close();
        graph.close();
    }
}
