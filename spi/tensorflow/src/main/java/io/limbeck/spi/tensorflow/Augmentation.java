package io.limbeck.spi.tensorflow;

import io.limbeck.spi.ComponentKind;
import org.apiguardian.api.API;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Changes the features of a training batch at random, differently at each step: images are shifted, noise is added. */
@FunctionalInterface
@API(status = API.Status.STABLE, since = "0.1")
public interface Augmentation {

    /** The kind. */
    ComponentKind<Augmentation> KIND = new ComponentKind<>(
            "augmentation", Augmentation.class, "Changes the features of a training batch at random");

    /** {@return whether it hides features and says where}: loss terms can have them guessed */
    default boolean hides() {
        return false;
    }

    /**
     * {@return the changed features, of the same shape}
     *
     * @param inputs the batch
     */
    Operand<TFloat32> apply(AugmentationInputs inputs);
}
