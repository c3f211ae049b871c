package io.limbeck.spi.tensorflow.compression;

import org.apiguardian.api.API;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** What enters one layer, seen by a compressor. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface ActivationInputs {

    /** {@return where to build operations} */
    Ops tf();

    /** {@return the name that the architecture gave it, usually the layer's} */
    String name();

    /** {@return the activations, {@code [batch, …]}, or what the compressor before this one made of them} */
    Operand<TFloat32> values();

    /** {@return whether this is the training graph; only there state may move} */
    boolean training();

    /** {@return whether this is the finished model; until then a compressor that only calibrates leaves values alone} */
    boolean finished();

    /**
     * {@return a scalar that no gradient changes}
     *
     * @param name unique within the activation
     * @param first its first value
     */
    Operand<TFloat32> state(String name, float first);

    /**
     * Moves a state at the end of each training step, after all gradients have been computed.
     *
     * @param state a state that {@link #state} declared
     * @param to a scalar
     * @throws IllegalStateException outside the training graph
     */
    void move(String state, Operand<TFloat32> to);
}
