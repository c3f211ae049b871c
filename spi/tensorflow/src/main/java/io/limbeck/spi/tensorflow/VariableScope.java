package io.limbeck.spi.tensorflow;

import java.util.function.Supplier;
import org.apiguardian.api.API;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/**
 * Where a graph builder gets its variables. A forward graph is built more than once (for training, for inference): the
 * second call with the same name gives the same variable.
 */
@API(status = API.Status.STABLE, since = "0.1")
public interface VariableScope {

    /**
     * {@return a scope whose names are below {@code name}}
     *
     * @param name unique within this scope
     */
    VariableScope child(String name);

    /**
     * {@return the present value of a trainable variable}
     *
     * @param name unique within the scope
     * @param shape fully known
     * @param initializer its first values
     */
    Operand<TFloat32> trainable(String name, Shape shape, Initializer initializer);

    /**
     * {@return a value that no gradient changes and that is saved with the model}
     *
     * @param name unique within the scope
     * @param shape fully known
     * @param values computed once, while the model is trained; a saved model does not ask again
     */
    Operand<TFloat32> fixed(String name, Shape shape, Supplier<float[]> values);
}
