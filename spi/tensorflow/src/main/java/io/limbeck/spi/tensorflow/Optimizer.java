package io.limbeck.spi.tensorflow;

import io.limbeck.spi.ComponentKind;
import io.limbeck.spi.Schedule;
import org.apiguardian.api.API;
import org.tensorflow.op.Op;

/**
 * A rule by which variables follow their gradients.
 *
 * <p>The host computes every gradient of a step before the first update runs; a rule that read another variable's value
 * would see it half updated, so it reads only what {@link UpdateInputs} gives.
 */
@API(status = API.Status.STABLE, since = "0.1")
public interface Optimizer {

    /** The kind. */
    ComponentKind<Optimizer> KIND =
            new ComponentKind<>("optimizer", Optimizer.class, "A rule by which variables follow their gradients");

    /** {@return the learning rate over the course of training} */
    Schedule learningRate();

    /**
     * {@return the operation that updates one variable}
     *
     * @param inputs the variable and its gradient
     */
    Op update(UpdateInputs inputs);
}
