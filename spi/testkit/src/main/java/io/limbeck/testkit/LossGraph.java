package io.limbeck.testkit;

import io.limbeck.spi.data.Groups;
import io.limbeck.spi.tensorflow.LossTerm;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * A loss term in a TensorFlow graph whose number of rows is open, as in the engine: a term that relies on a known batch
 * size fails here. Gradients come from {@link Graph#addGradients}, so that an operation without a registered gradient
 * fails too. Not thread-safe.
 */
public final class LossGraph implements AutoCloseable {

    private final Graph graph;
    private final Session session;
    private final GraphInputs inputs;
    private final Operand<TFloat32> value;
    private final Output<?> gradient;

    /**
     * Builds the graph.
     *
     * @param term the term
     * @param pattern a batch that shows what there is: classes, attributes, whether there are labels and a teacher
     */
    public LossGraph(LossTerm term, LossBatch pattern) {
        graph = new Graph();
        try {
            inputs = new GraphInputs(Ops.create(graph), pattern);
            value = term.loss(inputs);
            gradient = graph.addGradients(
                            value.asOutput(), new Output<?>[] {inputs.logits().asOutput()})[0];
            session = new Session(graph);
        } catch (RuntimeException e) {
            graph.close();
            throw e;
        }
    }

    /** {@return value and gradient for a batch like the pattern, of any number of rows} */
    public LossValue at(LossBatch batch) {
        List<Tensor> fed = new ArrayList<>();
        try {
            Session.Runner runner = session.runner().fetch(value).fetch(gradient);
            feed(runner, fed, inputs.logits(), floats(batch.logits()));
            feed(runner, fed, inputs.weights(), TFloat32.vectorOf(batch.weights()));
            batch.labels().ifPresent(labels -> feed(runner, fed, inputs.labels(), TInt32.vectorOf(labels)));
            batch.teacher().ifPresent(logits -> feed(runner, fed, inputs.teacherLogits(), floats(logits)));
            for (Groups groups : batch.groups()) {
                feed(runner, fed, inputs.groups(groups.attribute()), TInt32.vectorOf(groups.codes()));
            }
            try (Result result = runner.run()) {
                TFloat32 scalar = (TFloat32) result.get(0);
                if (scalar.rank() != 0) {
                    throw new IllegalStateException(
                            "A loss term must give a scalar, but its value has shape '" + scalar.shape() + "'");
                }
                return new LossValue(scalar.getFloat(), StdArrays.array2dCopyOf((TFloat32) result.get(1)));
            }
        } finally {
            fed.forEach(Tensor::close);
        }
    }

    private static void feed(Session.Runner runner, List<Tensor> fed, Operand<?> place, Tensor tensor) {
        fed.add(tensor);
        runner.feed(place, tensor);
    }

    private static TFloat32 floats(float[][] rows) {
        return TFloat32.tensorOf(StdArrays.ndCopyOf(rows));
    }

    @Override
    public void close() {
        session.close();
        graph.close();
    }
}
