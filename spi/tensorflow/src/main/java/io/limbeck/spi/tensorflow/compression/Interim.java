package io.limbeck.spi.tensorflow.compression;

import io.limbeck.spi.model.TrainedWeights;

/** A model between two steps: its weights, and the state of one compressor. */
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
     * @throws IllegalArgumentException if there is none
     */
    float[] weightState(String weight, String state);

    /** Sets it. */
    void setWeightState(String weight, String state, float... values);

    /**
     * {@return the state that {@link ActivationInputs#state} declared}
     *
     * @throws IllegalArgumentException if there is none
     */
    float activationState(String activation, String state);

    /** Sets it; an activation's state may be made here and be declared only in the finished model. */
    void setActivationState(String activation, String state, float value);
}
