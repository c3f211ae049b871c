package io.limbeck.spi.tensorflow;

import org.apiguardian.api.API;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** One variable and its gradient, seen by an optimizer. */
@API(status = API.Status.STABLE, since = "0.1")
public interface UpdateInputs {

    /** {@return where to build operations}; everything built here runs after all gradients of the step are computed */
    Ops tf();

    /** {@return the variable, to be passed to a raw apply operation} */
    Operand<TFloat32> variable();

    /** {@return its gradient, of the same shape} */
    Operand<TFloat32> gradient();

    /** {@return the learning rate of this step, a scalar} */
    Operand<TFloat32> learningRate();

    /** {@return the number of this step, a scalar that starts at 1} */
    Operand<TFloat32> step();

    /**
     * {@return a state variable of the same shape, zero at first, saved in checkpoints}
     *
     * @param name unique within the optimizer
     */
    Operand<TFloat32> slot(String name);
}
