package io.limbeck.spi.tensorflow;

import io.limbeck.spi.TableSpec;
import io.limbeck.spi.data.Span;
import java.util.List;
import org.apiguardian.api.API;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** One training batch before it is changed. */
@API(status = API.Status.STABLE, since = "0.1")
public interface AugmentationInputs {

    /** {@return where to build operations} */
    Ops tf();

    /** {@return the features, {@code [batch, shape…]}} */
    Operand<TFloat32> features();

    /** {@return the data set: the shape of one row is known} */
    TableSpec data();

    /** {@return the features of a row: which floats belong together} */
    List<Span> spans();

    /**
     * Tells loss terms what is hidden.
     *
     * @param places 1 where the features are not what they were, 0 elsewhere; of their shape
     */
    void hide(Operand<TFloat32> places);

    /**
     * {@return uniform numbers in [0, 1)}: a function of seed, {@code name} and step, so that training can be resumed
     *
     * @param name unique within the augmentation
     * @param shape as computed in the graph; the batch size is not known before
     */
    Operand<TFloat32> uniform(String name, Operand<TInt32> shape);

    /**
     * {@return standard normal numbers}, otherwise like {@link #uniform}
     *
     * @param name unique within the augmentation
     * @param shape as computed in the graph
     */
    Operand<TFloat32> normal(String name, Operand<TInt32> shape);
}
