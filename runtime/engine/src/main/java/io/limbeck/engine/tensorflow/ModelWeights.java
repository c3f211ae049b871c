package io.limbeck.engine.tensorflow;

import io.limbeck.spi.model.TrainedWeights;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A model's weights by the names its architecture gave them. */
final class ModelWeights implements TrainedWeights {

    /** Where an architecture's variables are; those of loss terms are elsewhere. */
    static final String SCOPE = "model/";

    private final Map<String, Weights> weights = new LinkedHashMap<>();

    /** Takes the architecture's own weights; those of loss terms are left out. */
    ModelWeights(Map<String, Weights> all) {
        all.forEach((name, one) -> {
            if (name.startsWith(SCOPE)) {
                weights.put(name.substring(SCOPE.length()), one);
            }
        });
    }

    /**
     * {@return what makes the model: its weights, and what compressors remember of activations}. What a loss term learnt
     * for itself is of no use after training.
     */
    static Map<String, Weights> own(Map<String, Weights> all) {
        Map<String, Weights> own = new LinkedHashMap<>(all);
        own.keySet().removeIf(name -> !name.startsWith(SCOPE) && !Compression.isKept(name));
        return own;
    }

    @Override
    public Set<String> names() {
        return Collections.unmodifiableSet(weights.keySet());
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
        Weights one = weights.get(name);
        if (one == null) {
            throw new IllegalArgumentException("The model has no variable '" + name + "', only " + weights.keySet());
        }
        return one;
    }
}
