package io.limbeck.testkit;

import io.limbeck.spi.RandomSource;
import io.limbeck.spi.model.TrainedWeights;
import io.limbeck.spi.tensorflow.compression.Interim;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A small model between two steps: a matrix, a bias and a kernel of normal numbers, and what a compressor keeps of them. */
final class InterimModel implements Interim, TrainedWeights {

    private static final Map<String, long[]> SHAPES = new LinkedHashMap<>();

    static {
        SHAPES.put("hidden0/weights", new long[] {6, 8});
        SHAPES.put("hidden0/bias", new long[] {8});
        SHAPES.put("conv/kernel", new long[] {3, 3, 2, 4});
        SHAPES.put("logits/weights", new long[] {8, 3});
        SHAPES.put("logits/bias", new long[] {3});
    }

    private final Map<String, float[]> values = new LinkedHashMap<>();
    private final Map<String, float[]> states = new LinkedHashMap<>();
    private final double epoch;
    private final double epochs;

    InterimModel(long seed, double epoch, double epochs) {
        this.epoch = epoch;
        this.epochs = epochs;
        SHAPES.forEach((name, shape) -> {
            RandomSource random = new RandomSource(seed).child(name);
            long size = 1;
            for (long length : shape) {
                size *= length;
            }
            float[] numbers = new float[(int) size];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = (float) random.normal(i);
            }
            values.put(name, numbers);
        });
    }

    /** What the training graph does when a compressor declares a state. */
    void declare(String weight, String state, int size, float first) {
        float[] numbers = new float[size];
        Arrays.fill(numbers, first);
        states.putIfAbsent(weight + "/" + state, numbers);
    }

    Map<String, float[]> states() {
        return states;
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
        return known(weight, state).clone();
    }

    private float[] known(String of, String state) {
        float[] numbers = states.get(of + "/" + state);
        if (numbers == null) {
            throw new IllegalArgumentException("'" + of + "' has no state '" + state + "'");
        }
        return numbers;
    }

    @Override
    public void setWeightState(String weight, String state, float... numbers) {
        states.put(weight + "/" + state, numbers.clone());
    }

    @Override
    public float activationState(String activation, String state) {
        return known(activation, state)[0];
    }

    @Override
    public void setActivationState(String activation, String state, float value) {
        states.put(activation + "/" + state, new float[] {value});
    }

    @Override
    public Set<String> names() {
        return SHAPES.keySet();
    }

    @Override
    public long[] shape(String name) {
        return shaped(name).clone();
    }

    private static long[] shaped(String name) {
        long[] shape = SHAPES.get(name);
        if (shape == null) {
            throw new IllegalArgumentException("There is no variable '" + name + "'");
        }
        return shape;
    }

    @Override
    public float[] values(String name) {
        shaped(name);
        return values.getOrDefault(name, new float[0]).clone();
    }
}
