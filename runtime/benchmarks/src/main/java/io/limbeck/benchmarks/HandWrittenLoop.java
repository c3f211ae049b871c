package io.limbeck.benchmarks;

import io.limbeck.spi.RandomSource;
import io.limbeck.spi.tensorflow.Initializer;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.ndarray.buffer.IntDataBuffer;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * What somebody who knows TensorFlow Java well would write for one network, and nothing more: rows in the graph, the raw
 * Adam operation behind a gate, tensors and runner used again for each step, nothing fetched.
 */
final class HandWrittenLoop implements AutoCloseable {

    private final Network network;
    private final Graph graph = new Graph();
    private final Session session;
    private final Ops tf = Ops.create(graph);
    private final Operand<TFloat32> logits;
    private final TInt32 rows;
    private final IntDataBuffer rowNumbers;
    private final TInt64 number = TInt64.scalarOf(0);
    private final Placeholder<TInt32> indices;
    private final Session.Runner train;
    private final Session.Runner nothing;
    private long step;

    HandWrittenLoop(Network network, MadeUpRows data, ConfigProto config) {
        this.network = network;
        session = new Session(graph, config);
        indices = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(-1)));
        Placeholder<TInt64> counter = tf.placeholder(TInt64.class, Placeholder.shape(Shape.scalar()));
        Operand<TFloat32> layer = gather(variable(data.features(), data.rows(), network.inputs()));
        Operand<TInt32> labels = tf.dtypes.cast(gather(variable(data.floatLabels(), data.rows())), TInt32.class);
        List<Variable<TFloat32>> variables = new ArrayList<>();
        List<Operand<TFloat32>> values = new ArrayList<>();
        RandomSource random = data.random().child("init");
        for (int i = 1; i < network.widths().size(); i++) {
            long[] shape = {network.widths().get(i - 1), network.widths().get(i)};
            float[] first = Initializer.glorotUniform().values(shape, random.child("model/kernel" + i));
            variables.add(variable(first, shape));
            variables.add(variable(new float[(int) shape[1]], shape[1]));
            values.add(tf.identity(variables.get(2 * i - 2)));
            values.add(tf.identity(variables.get(2 * i - 1)));
            layer = tf.math.add(tf.linalg.matMul(layer, values.get(2 * i - 2)), values.get(2 * i - 1));
            layer = i < network.widths().size() - 1 ? tf.nn.relu(layer) : layer;
        }
        logits = layer;
        Operand<TFloat32> target = tf.oneHot(labels, tf.constant(network.classes()), tf.constant(1f), tf.constant(0f));
        Operand<TFloat32> loss =
                tf.math.mean(tf.nn.softmaxCrossEntropyWithLogits(logits, target).loss(), tf.constant(0));
        Operand<TFloat32> count = tf.math.add(tf.dtypes.cast(counter, TFloat32.class), tf.constant(1f));
        Op update = update(loss, variables, values, count);
        rows = TInt32.tensorOf(Shape.of(network.batch()));
        rowNumbers = rows.asRawTensor().data().asInts();
        train = session.runner().feed(indices, rows).feed(counter, number).addTarget(update);
        nothing = session.runner().feed(indices, rows).feed(counter, number).addTarget(tf.noOp());
    }

    private Op update(
            Operand<TFloat32> loss,
            List<Variable<TFloat32>> variables,
            List<Operand<TFloat32>> values,
            Operand<TFloat32> count) {
        Output<?>[] gradients = graph.addGradients(
                loss.asOutput(), values.stream().map(Operand::asOutput).toArray(Output<?>[]::new));
        Ops behind = tf.withControlDependencies(
                tf.withControlDependencies(List.<Op>of(gradients)).noOp());
        List<Op> updates = new ArrayList<>();
        for (int i = 0; i < gradients.length; i++) {
            Variable<TFloat32> variable = variables.get(i);
            long[] shape = variable.shape().asArray();
            float[] zeros = new float[(int) variable.shape().size()];
            updates.add(behind.train.applyAdam(
                    variable,
                    variable(zeros, shape),
                    variable(zeros, shape),
                    behind.math.pow(behind.constant(Network.BETA1), count),
                    behind.math.pow(behind.constant(Network.BETA2), count),
                    behind.constant(Network.RATE),
                    behind.constant(Network.BETA1),
                    behind.constant(Network.BETA2),
                    behind.constant(Network.EPSILON),
                    behind.identity(gradients[i].expect(TFloat32.class))));
        }
        return tf.withControlDependencies(updates).noOp();
    }

    private Variable<TFloat32> variable(float[] first, long... shape) {
        Variable<TFloat32> variable = tf.variable(Shape.of(shape), TFloat32.class);
        Placeholder<TFloat32> fed = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(shape)));
        Op assign = tf.assign(variable, fed);
        try (TFloat32 value = TFloat32.tensorOf(Shape.of(shape), DataBuffers.of(first, true, false))) {
            session.runner().feed(fed, value).addTarget(assign).run().close();
        }
        return variable;
    }

    private Operand<TFloat32> gather(Variable<TFloat32> all) {
        return tf.gather(tf.identity(all), indices, tf.constant(0));
    }

    /** One epoch in the given order. */
    void epoch(int[] order) {
        for (int from = 0; from < order.length; from += network.batch()) {
            rowNumbers.write(order, from, network.batch());
            number.setLong(step++);
            train.run().close();
        }
    }

    /** As many calls as an epoch has steps, with the same feeds, which compute nothing: what a call itself costs. */
    void emptyEpoch(int[] order) {
        for (int from = 0; from < order.length; from += network.batch()) {
            rowNumbers.write(order, from, network.batch());
            number.setLong(0);
            nothing.run().close();
        }
    }

    /** {@return logits of all rows} */
    float[] outputs(int count) {
        int[] all = new int[count];
        for (int i = 0; i < count; i++) {
            all[i] = i;
        }
        try (TInt32 everyRow = TInt32.tensorOf(Shape.of(count), DataBuffers.of(all, true, false));
                Result result =
                        session.runner().feed(indices, everyRow).fetch(logits).run()) {
            float[] values = new float[count * network.classes()];
            Tensor tensor = result.get(0);
            tensor.asRawTensor().data().asFloats().read(values);
            return values;
        }
    }

    @Override
    public void close() {
        rows.close();
        number.close();
        session.close();
        graph.close();
    }
}
