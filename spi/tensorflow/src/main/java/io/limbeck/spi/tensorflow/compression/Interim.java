package io.limbeck.spi.tensorflow.compression;

import io.limbeck.spi.model.TrainedWeights;
import org.apiguardian.api.API;

/** A model between two steps: its weights, and the state of one compressor. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Interim {

    /** {@return epochs done} */
    double epoch();

    /** {@return epochs in all; 0 for a model that is compressed without being trained} */
    double epochs();

    /** {@return the trainable variables as they are now, by the names that the architecture gave them} */
    TrainedWeights weights();

    /**
     * {@return the state that {@link WeightInputs#state} declared, row-major}; a copy
     *
     * @param weight name of the variable
     * @param state name of the state
     * @throws IllegalArgumentException if there is none
     */
    float[] weightState(String weight, String state);

    /**
     * Sets it.
     *
     * @param weight name of the variable
     * @param state name of the state
     * @param values the values, row-major
     */
    void setWeightState(String weight, String state, float... values);

    /**
     * {@return the state that {@link ActivationInputs#state} declared}
     *
     * @param activation name of the activation
     * @param state name of the state
     * @throws IllegalArgumentException if there is none
     */
    float activationState(String activation, String state);

    /**
     * Sets it; an activation's state may be made here and be declared only in the finished model.
     *
     * @param activation name of the activation
     * @param state name of the state
     * @param value a number
     */
    void setActivationState(String activation, String state, float value);
}
