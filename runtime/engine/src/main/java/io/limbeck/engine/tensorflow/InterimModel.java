package io.limbeck.engine.tensorflow;

import io.limbeck.spi.model.TrainedWeights;
import io.limbeck.spi.model.Weights;
import io.limbeck.spi.tensorflow.compression.Interim;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A model between two steps, as one of its compressors sees it.
 *
 * @param all weights and states by their full names
 * @param trainable full names of the variables that gradients change
 * @param compressor number of the compressor
 * @param epoch epochs done
 * @param epochs epochs in all
 */
record InterimModel(Map<String, Weights> all, List<String> trainable, int compressor, double epoch, double epochs)
        implements Interim {

    @Override
    public TrainedWeights weights() {
        Map<String, Weights> own = new LinkedHashMap<>();
        trainable.forEach(name -> own.put(name, get(name)));
        return ModelWeights.of(own);
    }

    @Override
    public float[] weightState(String weight, String state) {
        return get(Compression.weightState(compressor, weight, state)).values().clone();
    }

    @Override
    public void setWeightState(String weight, String state, float... values) {
        String name = Compression.weightState(compressor, weight, state);
        all.put(name, new Weights(get(name).shape(), values.clone()));
    }

    @Override
    public float activationState(String activation, String state) {
        return get(Compression.activationState(compressor, activation, state)).values()[0];
    }

    @Override
    public void setActivationState(String activation, String state, float value) {
        all.put(Compression.activationState(compressor, activation, state), new Weights(new long[0], new float[] {value
        }));
    }

    private Weights get(String name) {
        Weights one = all.get(name);
        if (one == null) {
            throw new IllegalArgumentException("There is no '" + name + "', only " + all.keySet());
        }
        return one;
    }

    /** {@return the states that are others now than {@code before}} */
    static Map<String, float[]> changes(Map<String, Weights> before, Map<String, Weights> after) {
        Map<String, float[]> changes = new LinkedHashMap<>();
        before.forEach((name, old) -> {
            Weights present = after.getOrDefault(name, old);
            if (!Arrays.equals(old.values(), present.values())) {
                changes.put(name, present.values());
            }
        });
        return changes;
    }
}
