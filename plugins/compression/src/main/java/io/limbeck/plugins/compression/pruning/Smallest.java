package io.limbeck.plugins.compression.pruning;

import java.util.Arrays;

/** Which of some numbers are the smallest. */
final class Smallest {

    private Smallest() {}

    /**
     * {@return 0 at the {@code count} smallest, 1 elsewhere}; of equal ones the first are taken
     *
     * @param sizes not negative, not NaN
     */
    static float[] mask(float[] sizes, int count) {
        long[] order = new long[sizes.length];
        for (int i = 0; i < sizes.length; i++) {
            // The bits of floats that are not negative are in the order of the floats.
            order[i] = (long) Float.floatToIntBits(sizes[i]) << 32 | i;
        }
        Arrays.sort(order);
        float[] mask = new float[sizes.length];
        Arrays.fill(mask, 1);
        for (int i = 0; i < count; i++) {
            mask[(int) order[i]] = 0;
        }
        return mask;
    }

    static int zeros(float[] mask) {
        int zeros = 0;
        for (float one : mask) {
            zeros += one == 0 ? 1 : 0;
        }
        return zeros;
    }
}
