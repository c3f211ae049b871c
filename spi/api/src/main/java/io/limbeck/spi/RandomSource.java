package io.limbeck.spi;

import java.nio.charset.StandardCharsets;
import org.apiguardian.api.API;

/**
 * A counter-based tree of random numbers: no state, so that any number can be had in any order, by any thread, and
 * after a restart.
 *
 * <p>A source is a key. {@link #child} derives a new key from a name; {@link #bits} is a bijective mix of key and
 * counter (the SplitMix64 finalizer [1], applied to a Weyl sequence that starts at the key).
 *
 * <p>[1] Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, OOPSLA 2014, figure 17 (variant 13).
 *
 * @param key the source's identity
 */
@API(status = API.Status.STABLE, since = "0.1")
public record RandomSource(long key) {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1.0p-53;

    /**
     * {@return the source of that name below this one}
     *
     * @param name its name
     */
    public RandomSource child(String name) {
        long hash = 0xCBF29CE484222325L;
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xFF)) * 0x100000001B3L;
        }
        return child(hash);
    }

    /**
     * {@return the source of that number below this one}
     *
     * @param number tells the source from its siblings
     */
    public RandomSource child(long number) {
        return new RandomSource(mix(mix(key + GOLDEN) ^ mix(number + 2 * GOLDEN)));
    }

    /**
     * {@return 64 random bits for this counter}
     *
     * @param counter which number; the same counter gives the same
     */
    public long bits(long counter) {
        return mix(key + (counter + 1) * GOLDEN);
    }

    /**
     * {@return a number in [0, 1) for this counter}
     *
     * @param counter which number; the same counter gives the same
     */
    public double uniform(long counter) {
        return (bits(counter) >>> 11) * UNIT;
    }

    /**
     * {@return a standard normal number for this counter, by Box and Muller}
     *
     * @param counter which number; the same counter gives the same
     */
    public double normal(long counter) {
        double radius = Math.sqrt(-2 * StrictMath.log(1 - uniform(2 * counter)));
        return radius * StrictMath.cos(2 * Math.PI * uniform(2 * counter + 1));
    }

    /**
     * {@return a number in 0 … bound - 1 for this counter}
     *
     * @param counter which number; the same counter gives the same
     * @param bound one more than the largest number; positive
     */
    public int below(long counter, int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("The bound must be positive, but is '" + bound + "'");
        }
        return (int) Math.multiplyHigh(bits(counter) >>> 1, 2L * bound);
    }

    /**
     * {@return the numbers 0 … n - 1 in random order, by Fisher and Yates}
     *
     * @param n how many
     */
    public int[] permutation(int n) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        for (int i = n - 1; i > 0; i--) {
            int j = below(i, i + 1);
            int swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
        return order;
    }

    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }
}
