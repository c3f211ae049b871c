package io.limbeck.engine.tensorflow;

import io.limbeck.spi.model.TrainedWeights;
import io.limbeck.spi.model.Weights;
import java.util.LinkedHashMap;
import java.util.Map;

/** A model's weights by the names its architecture gave them. */
final class ModelWeights {

    /** Where an architecture's variables are; those of loss terms are elsewhere. */
    static final String SCOPE = "model/";

    private ModelWeights() {}

    /** {@return the architecture's own weights}; those of loss terms are left out */
    static TrainedWeights of(Map<String, Weights> all) {
        Map<String, Weights> own = new LinkedHashMap<>();
        all.forEach((name, one) -> {
            if (name.startsWith(SCOPE)) {
                own.put(name.substring(SCOPE.length()), one);
            }
        });
        return TrainedWeights.of(own);
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
}
