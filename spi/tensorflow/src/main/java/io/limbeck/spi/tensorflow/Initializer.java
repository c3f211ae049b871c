package io.limbeck.spi.tensorflow;

import io.limbeck.spi.RandomSource;
import java.util.Arrays;
import org.apiguardian.api.API;

/** First values of a variable, made outside the graph so that they depend on nothing but shape and seed. */
@FunctionalInterface
@API(status = API.Status.STABLE, since = "0.1")
public interface Initializer {

    /**
     * {@return the values, row-major}
     *
     * @param shape the variable's shape, fully known
     * @param random the variable's source of chance
     */
    float[] values(long[] shape, RandomSource random);

    /**
     * All values the same.
     *
     * @param value what all numbers are
     * @return the initializer
     */
    static Initializer constant(float value) {
        return (shape, random) -> {
            float[] values = new float[size(shape)];
            Arrays.fill(values, value);
            return values;
        };
    }

    /**
     * Zeros.
     *
     * @return the initializer
     */
    static Initializer zeros() {
        return constant(0);
    }

    /**
     * Uniform in ± √(6 / (fanIn + fanOut)) (Glorot and Bengio 2010, eq. 16).
     *
     * @return the initializer
     */
    static Initializer glorotUniform() {
        return (shape, random) -> uniform(shape, random, Math.sqrt(6.0 / (fanIn(shape) + fanOut(shape))));
    }

    /**
     * Normal with deviation √(2 / fanIn) (He et al. 2015, eq. 10).
     *
     * @return the initializer
     */
    static Initializer heNormal() {
        return (shape, random) -> normal(shape, random, Math.sqrt(2.0 / fanIn(shape)));
    }

    /**
     * Uniform in ± bound.
     *
     * @param bound the largest size
     * @return the initializer
     */
    static Initializer uniform(double bound) {
        return (shape, random) -> uniform(shape, random, bound);
    }

    /**
     * Normal around zero.
     *
     * @param deviation standard deviation
     * @return the initializer
     */
    static Initializer normal(double deviation) {
        return (shape, random) -> normal(shape, random, deviation);
    }

    private static float[] uniform(long[] shape, RandomSource random, double bound) {
        float[] values = new float[size(shape)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) ((2 * random.uniform(i) - 1) * bound);
        }
        return values;
    }

    private static float[] normal(long[] shape, RandomSource random, double deviation) {
        float[] values = new float[size(shape)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.normal(i) * deviation);
        }
        return values;
    }

    private static int size(long[] shape) {
        return Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
    }

    /** Inputs of one unit: for a kernel {@code [height, width, in, out]}, height · width · in. */
    private static long fanIn(long[] shape) {
        return shape.length < 2 ? 1 : size(shape) / shape[shape.length - 1];
    }

    private static long fanOut(long[] shape) {
        return shape.length < 2 ? size(shape) : size(shape) / shape[shape.length - 2];
    }
}
