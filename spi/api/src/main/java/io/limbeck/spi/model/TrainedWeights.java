package io.limbeck.spi.model;

import java.util.Set;

/** The variables of a trained model, by the names its architecture gave them. Read only. */
public interface TrainedWeights {

    /** {@return the names, with their scopes: {@code hidden0/weights}} */
    Set<String> names();

    /**
     * {@return a variable's shape}
     *
     * @throws IllegalArgumentException if there is no such variable
     */
    long[] shape(String name);

    /**
     * {@return a variable's values, row-major}; a copy
     *
     * @throws IllegalArgumentException if there is no such variable
     */
    float[] values(String name);
}
