package io.limbeck.engine.tensorflow;

import io.limbeck.spi.Schedule;
import io.limbeck.spi.model.Weights;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.family.TType;

/**
 * A graph that was built elsewhere. Since rows, teacher and weights are variables, the graph's definition and the values of
 * its variables are all that a step depends on: no document, no data set and no plugin is needed here, and steps give what
 * they give where the graph was built.
 */
final class SentGraph implements StepGraph {

    private final Graph graph = new Graph();
    private final Session session;
    private final int batch;
    private final Operand<TInt32> indices;
    private final Operand<TInt64> step;
    private final Operand<TInt64> chance;
    private final Operand<TFloat32> objective;
    private final List<GatedUpdate> updates = new ArrayList<>();
    private final Map<Schedule, Operand<TFloat32>> scheduled = new LinkedHashMap<>();
    private final HeldVariables variables = new HeldVariables();
    private final List<String> trainable;
    private final List<String> state;

    private SentGraph(DataInputStream in) throws IOException {
        try {
            SessionOptions options =
                    new SessionOptions(in.readInt(), in.readInt(), in.readDouble(), in.readBoolean(), 1);
            batch = in.readInt();
            graph.importGraphDef(GraphDef.parseFrom(Wire.bytes(in)));
            session = new Session(graph, options.proto());
            indices = output(in.readUTF());
            step = output(in.readUTF());
            String draws = in.readUTF();
            chance = draws.isEmpty() ? step : output(draws);
            objective = output(in.readUTF());
            for (int i = in.readInt(); i > 0; i--) {
                long from = in.readLong();
                GraphOperation run = operation(in.readUTF());
                updates.add(new GatedUpdate(from, () -> run, List.of(), List.of()));
            }
            for (int i = in.readInt(); i > 0; i--) {
                scheduled.put(Wire.schedule(in), output(in.readUTF()));
            }
            trainable = Wire.names(in);
            state = Wire.names(in);
            for (int i = in.readInt(); i > 0; i--) {
                String name = in.readUTF();
                Shape shape = Shape.of(Wire.longs(in));
                variables.put(
                        name,
                        new HeldVariables.Held(
                                shape, output(in.readUTF()), output(in.readUTF()), output(in.readUTF())));
                assign(Map.of(name, Wire.floats(in)));
            }
        } catch (IOException | RuntimeException | Error e) {
            graph.close();
            throw e;
        }
    }

    /** {@return a graph from the bytes it was sent as} */
    static SentGraph of(byte[] sent) {
        try (DataInputStream in = new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(sent), 1 << 16))) {
            return new SentGraph(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * {@return a graph as it is sent}
     *
     * @param built the graph, its variables initialized
     * @param batch rows per step
     * @param options on what it runs; the number of threads is settled here, since results depend on it
     */
    static byte[] bytes(TrainingGraph built, int batch, SessionOptions options) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(Wire.fast(bytes))) {
            out.writeInt(options.gpu());
            out.writeInt(
                    options.threads() > 0
                            ? options.threads()
                            : Runtime.getRuntime().availableProcessors());
            out.writeDouble(options.gpuMemoryShare());
            out.writeBoolean(options.xla());
            out.writeInt(batch);
            Wire.write(out, built.definition().toByteArray());
            out.writeUTF(built.indices().op().name());
            out.writeUTF(built.step().op().name());
            out.writeUTF(
                    built.chance() == built.step() ? "" : built.chance().op().name());
            out.writeUTF(built.objective().op().name());
            out.writeInt(built.updates().size());
            for (GatedUpdate update : built.updates()) {
                out.writeLong(update.from());
                out.writeUTF(update.run().op().name());
            }
            out.writeInt(built.scheduled().size());
            for (Map.Entry<Schedule, ? extends Operand<TFloat32>> one :
                    built.scheduled().entrySet()) {
                Wire.write(out, one.getKey());
                out.writeUTF(one.getValue().op().name());
            }
            Wire.write(out, built.trainable());
            Wire.write(out, built.state());
            Map<String, HeldVariables.Held> variables = built.variables().held().all();
            out.writeInt(variables.size());
            for (Map.Entry<String, HeldVariables.Held> one : variables.entrySet()) {
                out.writeUTF(one.getKey());
                Wire.write(out, one.getValue().shape().asArray());
                out.writeUTF(one.getValue().value().op().name());
                out.writeUTF(one.getValue().feed().op().name());
                out.writeUTF(one.getValue().assign().op().name());
                List<String> alone = List.of(one.getKey());
                for (Weights weights : built.read(alone).values()) {
                    Wire.write(out, weights.values());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    int batch() {
        return batch;
    }

    private GraphOperation operation(String name) {
        GraphOperation operation = graph.operation(name);
        if (operation == null) {
            throw new IllegalStateException("The graph that was sent has no operation '" + name + "'");
        }
        return operation;
    }

    private <T extends TType> Operand<T> output(String name) {
        return operation(name).output(0);
    }

    @Override
    public Session session() {
        return session;
    }

    @Override
    public Operand<TInt32> indices() {
        return indices;
    }

    @Override
    public Operand<TInt64> step() {
        return step;
    }

    @Override
    public Operand<TInt64> chance() {
        return chance;
    }

    @Override
    public Operand<TFloat32> objective() {
        return objective;
    }

    @Override
    public List<GatedUpdate> updates() {
        return Collections.unmodifiableList(updates);
    }

    @Override
    public Map<Schedule, Operand<TFloat32>> scheduled() {
        return Collections.unmodifiableMap(scheduled);
    }

    @Override
    public List<String> trainable() {
        return trainable;
    }

    @Override
    public List<String> state() {
        return state;
    }

    @Override
    public long[] shape(String variable) {
        return variables.get(variable).shape().asArray();
    }

    @Override
    public boolean holds(String variable) {
        return variables.holds(variable);
    }

    @Override
    public void assign(Map<String, float[]> values) {
        variables.assign(session, values);
    }

    @Override
    public Map<String, Weights> read(List<String> names) {
        return variables.read(session, names);
    }

    @Override
    public void close() {
        session.close();
        graph.close();
    }
}
