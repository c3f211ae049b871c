package io.limbeck.plugins.models.additive;

import java.util.Arrays;

/** Values of a feature at even shares of its rows. */
final class Quantiles {

    private Quantiles() {}

    /** {@return the values at one position of the rows, ascending} */
    static float[] sorted(float[] matrix, int width, int position) {
        float[] values = new float[matrix.length / width];
        for (int row = 0; row < values.length; row++) {
            // Adding zero makes one of the two zeros of the other.
            values[row] = matrix[row * width + position] + 0f;
        }
        Arrays.sort(values);
        return values;
    }

    /** {@return {@code count} values, the least and the greatest among them; some may be the same} */
    static float[] even(float[] sorted, int count) {
        float[] even = new float[count];
        for (int i = 0; i < count; i++) {
            even[i] = sorted[(int) Math.round(i * (sorted.length - 1.0) / (count - 1))];
        }
        return even;
    }

    /** {@return {@code count} values that stand for an even share of the rows each} */
    static float[] middles(float[] sorted, int count) {
        float[] middles = new float[count];
        for (int i = 0; i < count; i++) {
            middles[i] = sorted[(int) ((2L * i + 1) * sorted.length / (2L * count))];
        }
        return middles;
    }

    /**
     * {@return the different ones of {@link #even}, followed by the last of them as often as it takes}: where a value
     * fills several quantiles there are fewer knots
     */
    static float[] different(float[] sorted, int count) {
        float[] even = even(sorted, count);
        float[] different = new float[count];
        int used = 0;
        for (float value : even) {
            if (used == 0 || value > different[used - 1]) {
                different[used++] = value;
            }
        }
        Arrays.fill(different, used, count, different[used - 1]);
        return different;
    }
}
