package io.limbeck.plugins.models.tree;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Borders that divide each feature's values into at most {@link #MOST_CODES} codes: between any two values where there
 * are few, else at quantiles. Growing by codes is what makes forests affordable on features that take as many values as
 * there are rows [1].
 *
 * <p>[1] Ke et al.: LightGBM: A Highly Efficient Gradient Boosting Decision Tree, 2017, section 2.1 and algorithm 1.
 *
 * @param borders by feature, ascending; a value's code is the number of borders below it
 */
record FeatureBorders(double[][] borders) {

    static final int MOST_CODES = 256;

    /** {@return borders for a row-major matrix of finite numbers} */
    static FeatureBorders of(float[] matrix, int width) {
        return new FeatureBorders(IntStream.range(0, width)
                .mapToObj(column -> borders(sorted(matrix, width, column)))
                .toArray(double[][]::new));
    }

    private static float[] sorted(float[] matrix, int width, int column) {
        float[] values = new float[matrix.length / width];
        for (int row = 0; row < values.length; row++) {
            // Adding zero makes one of the two zeros of the other.
            values[row] = matrix[row * width + column] + 0f;
        }
        Arrays.sort(values);
        return values;
    }

    private static double[] borders(float[] sorted) {
        int[] steps = IntStream.range(1, sorted.length)
                .filter(i -> sorted[i - 1] < sorted[i])
                .toArray();
        return Arrays.stream(steps.length < MOST_CODES ? steps : quantiles(steps, sorted.length))
                .mapToDouble(i -> ((double) sorted[i - 1] + sorted[i]) / 2)
                .toArray();
    }

    /** {@return for each quantile the first step at or behind it} */
    private static int[] quantiles(int[] steps, int rows) {
        return IntStream.range(1, MOST_CODES)
                .map(k -> Arrays.binarySearch(steps, (int) ((long) k * rows / MOST_CODES)))
                .map(found -> found < 0 ? -found - 1 : found)
                .filter(step -> step < steps.length)
                .distinct()
                .map(step -> steps[step])
                .toArray();
    }

    int code(int column, float value) {
        int found = Arrays.binarySearch(borders[column], value + 0f);
        return found < 0 ? -found - 1 : found;
    }

    /** {@return the border between a code and the next} */
    double above(int column, int code) {
        return borders[column][code];
    }
}
