package io.limbeck.engine.tensorflow;

import io.limbeck.spi.tensorflow.local.LocalResult;
import io.limbeck.spi.tensorflow.local.LocalTask;
import io.limbeck.spi.tensorflow.local.Replicas.Parameter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One copy of a model in training. Used by one thread at a time. */
final class Replica implements AutoCloseable {

    private static final int LOOKS_PER_EPOCH = 20;

    private final StepGraph graph;
    private final int batch;
    private final ParameterVector vector;
    private final Map<String, float[]> resting = new LinkedHashMap<>();
    private final Map<Integer, StepRunner> runners = new LinkedHashMap<>();

    /**
     * A copy.
     *
     * @param graph its graph, initialized; closed with it
     * @param batch rows per step
     * @param vector what the vector of weights is made of
     */
    Replica(StepGraph graph, int batch, ParameterVector vector) {
        this.graph = graph;
        this.batch = batch;
        this.vector = vector;
        List<String> others = graph.state().stream()
                .filter(name -> !graph.trainable().contains(name))
                .toList();
        graph.read(others).forEach((name, weights) -> resting.put(name, weights.values()));
    }

    StepGraph graph() {
        return graph;
    }

    /** {@return what comes of a task; the same from every copy} */
    LocalResult run(LocalTask task) {
        begin(task);
        double before = task.measured() ? measure(task) : Double.NaN;
        double during = descend(task);
        return new LocalResult(vector.read(graph), before, during);
    }

    private void begin(LocalTask task) {
        Map<String, float[]> values = new LinkedHashMap<>(resting);
        for (Parameter parameter : vector.parameters()) {
            float[] part = Arrays.copyOfRange(task.weights(), parameter.from(), parameter.to());
            values.put(parameter.name(), part);
            if (graph.holds(Pull.anchor(parameter.name()))) {
                values.put(Pull.anchor(parameter.name()), part);
            }
            if (task.shift().length > 0 && graph.holds(Pull.shift(parameter.name()))) {
                values.put(
                        Pull.shift(parameter.name()),
                        Arrays.copyOfRange(task.shift(), parameter.from(), parameter.to()));
            }
        }
        graph.assign(values);
    }

    private double measure(LocalTask task) {
        int[] rows = task.rows();
        double sum = 0;
        for (int from = 0; from < rows.length; from += batch) {
            int size = Math.min(batch, rows.length - from);
            StepRunner runner = runner(size);
            runner.chance(task.random().bits(0));
            sum += (double) size * runner.look(rows, from, task.time(), task.times());
        }
        return sum / rows.length;
    }

    private double descend(LocalTask task) {
        int rows = task.rows().length;
        int size = Math.min(batch, rows);
        long perEpoch = (rows + size - 1L) / size;
        long every = Math.max(1, perEpoch / LOOKS_PER_EPOCH);
        double sum = 0;
        int looks = 0;
        int[] order = task.rows();
        for (long step = 0; step < task.steps(); step++) {
            long inEpoch = step % perEpoch;
            if (inEpoch == 0) {
                order = shuffled(task, step / perEpoch);
            }
            int from = Math.toIntExact(inEpoch * size);
            StepRunner runner = runner(Math.min(size, rows - from));
            runner.chance(task.random().bits(step));
            if (inEpoch % every == 0) {
                sum += runner.runAndTell(order, from, step, task.time(), task.times());
                looks++;
            } else {
                runner.run(order, from, step, task.time(), task.times());
            }
        }
        return looks == 0 ? Double.NaN : sum / looks;
    }

    private static int[] shuffled(LocalTask task, long epoch) {
        int[] order = task.random().child("batches").child(epoch).permutation(task.rows().length);
        for (int i = 0; i < order.length; i++) {
            order[i] = task.rows()[order[i]];
        }
        return order;
    }

    private StepRunner runner(int size) {
        return runners.computeIfAbsent(size, rows -> new StepRunner(graph, rows));
    }

    @Override
    public void close() {
        runners.values().forEach(StepRunner::close);
        graph.close();
    }
}
