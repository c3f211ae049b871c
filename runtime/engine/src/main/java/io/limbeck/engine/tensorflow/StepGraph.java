package io.limbeck.engine.tensorflow;

import io.limbeck.spi.Schedule;
import io.limbeck.spi.model.Weights;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/** Graph and session that can perform optimizer steps: one that was built here, or one that was sent from elsewhere. */
interface StepGraph extends AutoCloseable {

    Session session();

    /** {@return row numbers of the batch, to be fed} */
    Operand<TInt32> indices();

    /** {@return the number of the step, to be fed} */
    Operand<TInt64> step();

    /** {@return what batches draw their chances by, to be fed}: {@link #step} itself, or a number of its own */
    Operand<TInt64> chance();

    /** {@return the objective on the batch} */
    Operand<TFloat32> objective();

    /** {@return what performs a step, in the order in which they take over} */
    List<GatedUpdate> updates();

    /** {@return numbers that change with time, to be fed} */
    Map<Schedule, ? extends Operand<TFloat32>> scheduled();

    /** {@return full names of the trainable variables, in order} */
    List<String> trainable();

    /** {@return full names of all that a step may change} */
    List<String> state();

    long[] shape(String variable);

    boolean holds(String variable);

    /** Sets some variables. */
    void assign(Map<String, float[]> values);

    /** {@return present values, in the order asked for} */
    Map<String, Weights> read(List<String> names);

    @Override
    void close();
}
