package io.limbeck.engine.tensorflow;

import io.limbeck.spi.Schedule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.IntDataBuffer;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/** Runs single optimizer steps. The tensors that are fed are made once and written over. */
final class StepRunner implements AutoCloseable {

    private final TInt32 indices;
    private final IntDataBuffer rows;
    private final TInt64 step = TInt64.scalarOf(0);
    private final TInt64 chance = TInt64.scalarOf(0);
    private final Map<Schedule, TFloat32> scheduled = new LinkedHashMap<>();
    private final List<Phase> phases = new ArrayList<>();
    private final Session.Runner looking;

    /** The part of a training in which one set of variables moves. */
    private record Phase(long from, Session.Runner silent, Session.Runner telling) {}

    /** Steps on batches of exactly {@code batch} rows. */
    StepRunner(StepGraph graph, int batch) {
        indices = TInt32.tensorOf(Shape.of(batch));
        rows = indices.asRawTensor().data().asInts();
        graph.scheduled().keySet().forEach(schedule -> scheduled.put(schedule, TFloat32.scalarOf(0)));
        for (GatedUpdate update : graph.updates()) {
            phases.add(new Phase(
                    update.from(),
                    runner(graph).addTarget(update.run()),
                    runner(graph).addTarget(update.run()).fetch(graph.objective())));
        }
        looking = runner(graph).fetch(graph.objective());
    }

    private Session.Runner runner(StepGraph graph) {
        Session.Runner runner =
                graph.session().runner().feed(graph.indices(), indices).feed(graph.step(), step);
        if (graph.chance() != graph.step()) {
            runner.feed(graph.chance(), chance);
        }
        graph.scheduled().forEach((schedule, placeholder) -> {
            TFloat32 value = scheduled.get(schedule);
            if (value != null) {
                runner.feed(placeholder, value);
            }
        });
        return runner;
    }

    /**
     * Runs one step.
     *
     * @param order row numbers of the whole epoch
     * @param from where in {@code order} the batch begins
     * @param number steps done before
     * @param epoch epochs done before, fractions included
     * @param epochs epochs in all
     */
    void run(int[] order, int from, long number, double epoch, double epochs) {
        prepare(order, from, number, epoch, epochs);
        phase(number).silent().run().close();
    }

    /** Runs one step and {@return the objective before the update}. */
    float runAndTell(int[] order, int from, long number, double epoch, double epochs) {
        prepare(order, from, number, epoch, epochs);
        try (Result result = phase(number).telling().run()) {
            return ((TFloat32) result.get(0)).getFloat();
        }
    }

    /** {@return the objective on a batch}; nothing is updated */
    float look(int[] order, int from, double epoch, double epochs) {
        prepare(order, from, 0, epoch, epochs);
        try (Result result = looking.run()) {
            return ((TFloat32) result.get(0)).getFloat();
        }
    }

    /** Says by what number the following steps draw their chances, where that is not the number of the step. */
    void chance(long number) {
        chance.setLong(number);
    }

    private Phase phase(long number) {
        int last = phases.size() - 1;
        while (last > 0 && phases.get(last).from() > number) {
            last--;
        }
        return phases.get(last);
    }

    private void prepare(int[] order, int from, long number, double epoch, double epochs) {
        rows.write(order, from, Math.toIntExact(rows.size()));
        step.setLong(number);
        scheduled.forEach((schedule, value) -> value.setFloat((float) schedule.at(epoch, epochs, number)));
    }

    @Override
    public void close() {
        List<Tensor> tensors = new ArrayList<>(scheduled.values());
        tensors.add(indices);
        tensors.add(step);
        tensors.add(chance);
        tensors.forEach(Tensor::close);
    }
}
