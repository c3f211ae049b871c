package io.limbeck.plugins.compression;

import io.limbeck.spi.model.TrainedWeights;
import io.limbeck.spi.tensorflow.compression.Interim;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A model between two steps that holds what it is given. */
public final class HeldModel implements Interim, TrainedWeights {

    private final Map<String, long[]> shapes = new LinkedHashMap<>();
    private final Map<String, float[]> values = new LinkedHashMap<>();
    private final Map<String, float[]> states = new LinkedHashMap<>();
    private double epoch;
    private double epochs;

    /** Holds one more variable. */
    public HeldModel with(String name, long[] shape, float... numbers) {
        shapes.put(name, shape);
        values.put(name, numbers);
        return this;
    }

    /** Holds a state, as the training graph would have declared it. */
    public HeldModel state(String weight, String name, float... numbers) {
        states.put(weight + "/" + name, numbers);
        return this;
    }

    /** Goes to a moment of a training. */
    public HeldModel at(double done, double all) {
        epoch = done;
        epochs = all;
        return this;
    }

    @Override
    public double epoch() {
        return epoch;
    }

    @Override
    public double epochs() {
        return epochs;
    }

    @Override
    public TrainedWeights weights() {
        return this;
    }

    @Override
    public float[] weightState(String weight, String state) {
        return states.get(weight + "/" + state).clone();
    }

    @Override
    public void setWeightState(String weight, String state, float... numbers) {
        states.put(weight + "/" + state, numbers.clone());
    }

    @Override
    public float activationState(String activation, String state) {
        return states.get(activation + "/" + state)[0];
    }

    @Override
    public void setActivationState(String activation, String state, float value) {
        states.put(activation + "/" + state, new float[] {value});
    }

    @Override
    public Set<String> names() {
        return Collections.unmodifiableSet(shapes.keySet());
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
