package io.limbeck.spi.model;

import java.util.Map;
import java.util.Set;
import org.apiguardian.api.API;

/** The variables of a trained model, by the names its architecture gave them. Read only. */
@API(status = API.Status.STABLE, since = "0.1")
public interface TrainedWeights {

    /**
     * {@return weights that are known}
     *
     * @param variables the variables, by name
     */
    static TrainedWeights of(Map<String, Weights> variables) {
        return new KnownWeights(variables);
    }

    /** {@return the names, with their scopes: {@code hidden0/weights}} */
    Set<String> names();

    /**
     * {@return a variable's shape}
     *
     * @param name one of {@link #names}
     * @throws IllegalArgumentException if there is no such variable
     */
    long[] shape(String name);

    /**
     * {@return a variable's values, row-major}; a copy
     *
     * @param name one of {@link #names}
     * @throws IllegalArgumentException if there is no such variable
     */
    float[] values(String name);
}
