package io.limbeck.plugins.models.readable;

import io.limbeck.spi.model.TrainedWeights;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Weights set by hand. */
public final class KnownWeights implements TrainedWeights {

    private final Map<String, long[]> shapes = new LinkedHashMap<>();
    private final Map<String, float[]> values = new LinkedHashMap<>();

    public KnownWeights with(String name, long[] shape, float... weights) {
        shapes.put(name, shape);
        values.put(name, weights);
        return this;
    }

    @Override
    public Set<String> names() {
        return values.keySet();
    }

    @Override
    public long[] shape(String name) {
        return shapes.get(name).clone();
    }

    @Override
    public float[] values(String name) {
        return values.get(name).clone();
    }
}
