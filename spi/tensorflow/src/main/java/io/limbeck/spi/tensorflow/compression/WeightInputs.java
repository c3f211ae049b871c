package io.limbeck.spi.tensorflow.compression;

import org.apiguardian.api.API;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** One trainable variable, seen by a compressor while the model is trained. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface WeightInputs {

    /** {@return where to build operations} */
    Ops tf();

    /** {@return the variable's name: {@code hidden0/weights}} */
    String name();

    /** {@return its shape; of a matrix {@code [inputs, units]}, of a kernel {@code [height, width, channels, filters]}} */
    Shape shape();

    /** {@return its value, or what the compressor before this one made of it} */
    Operand<TFloat32> value();

    /**
     * {@return a value that no gradient changes: the compressor sets it between epochs}
     *
     * @param name unique within the variable
     * @param shape fully known
     * @param first what all its numbers are before it is first set
     */
    Operand<TFloat32> state(String name, Shape shape, float first);
}
