package io.limbeck.engine.tensorflow;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.TableSpec;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.ModelOutputs;
import io.limbeck.spi.model.ViewOutputs;
import io.limbeck.spi.model.Weights;
import io.limbeck.spi.tensorflow.StudentArchitecture;
import io.limbeck.spi.tensorflow.compression.Compressor;
import java.util.ArrayList;
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
import org.tensorflow.types.TInt64;

/**
 * A trained model with its dropout on, as often as one likes: Monte Carlo dropout [1]. A draw leaves out the same units
 * for every row, which is one draw of weights [1, section 3]: rows of one draw belong to one function, and what is said of
 * a row depends on salt and number of the draw, not on the rows beside it.
 *
 * <p>[1] Gal, Ghahramani: Dropout as a Bayesian Approximation: Representing Model Uncertainty in Deep Learning, 2016.
 */
final class ThinnedGraph implements AutoCloseable {

    private final Graph graph = new Graph();
    private final Session session;
    private final Placeholder<TFloat32> features;
    private final Placeholder<TInt64> draw;
    private final Operand<TFloat32> logits;
    private final TableSpec data;
    private final Portions portions;

    /**
     * Builds the graph.
     *
     * @param form a table of no rows, with the columns of the training rows
     * @param salt what the draws depend on besides their number
     * @throws InvalidInputException if the architecture has no dropout
     */
    ThinnedGraph(
            StudentArchitecture architecture,
            List<Compressor> compressors,
            Table form,
            Map<String, Weights> weights,
            long salt,
            SessionOptions options) {
        data = form.spec();
        portions = new Portions(data);
        try {
            Ops tf = Ops.create(graph);
            features = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(portions.shape(-1))));
            draw = tf.placeholder(TInt64.class, Placeholder.shape(Shape.scalar()));
            Constants constants = new Constants(tf, weights, ModelWeights.SCOPE);
            Compression compression = new Compression(tf, compressors, constants, Compression.Phase.FINISHED);
            Thinned thinned = new Thinned(
                    new ForwardGraph(tf, features, form, data, constants, compression, null, new RandomSource(0)),
                    new StepRandom(tf, new RandomSource(salt).child("draws"), draw));
            logits = architecture.build(thinned).logits();
            if (!thinned.thins()) {
                throw new InvalidInputException(Problem.error(
                        "",
                        "has no dropout, so that all its draws would be the same",
                        "train it with dropout ('dropout: 0.1' in its architecture), or use 'models/deep-ensemble'"));
            }
            session = new Session(graph, options.proto());
        } catch (RuntimeException | Error e) {
            graph.close();
            throw e;
        }
    }

    /** {@return logits of so many draws, {@code [rows, draws, classes]}} */
    ViewOutputs of(int draws, Table rows) {
        int classes = data.classes().size();
        List<ModelOutputs> said = new ArrayList<>();
        for (int i = 0; i < draws; i++) {
            said.add(new ModelOutputs(draw(i, rows, classes), classes));
        }
        return ViewOutputs.ofMembers(said);
    }

    private float[] draw(long number, Table rows, int classes) {
        return portions.ask(rows, classes, (fed, from, to) -> {
            try (TInt64 which = TInt64.scalarOf(number);
                    Result result = session.runner()
                            .feed(features, fed)
                            .feed(draw, which)
                            .fetch(logits)
                            .run()) {
                return Tensors.floats(result.get(0));
            }
        });
    }

    @Override
    public void close() {
        session.close();
        graph.close();
    }
}
