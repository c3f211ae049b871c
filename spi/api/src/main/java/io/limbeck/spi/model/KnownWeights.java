package io.limbeck.spi.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Weights that are known, by name. */
record KnownWeights(Map<String, Weights> variables) implements TrainedWeights {

    KnownWeights {
        variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    }

    @Override
    public Set<String> names() {
        return variables.keySet();
    }

    @Override
    public long[] shape(String name) {
        return get(name).shape().clone();
    }

    @Override
    public float[] values(String name) {
        return get(name).values().clone();
    }

    private Weights get(String name) {
        Weights one = variables.get(name);
        if (one == null) {
            throw new IllegalArgumentException("There is no variable '" + name + "', only " + variables.keySet());
        }
        return one;
    }
}
