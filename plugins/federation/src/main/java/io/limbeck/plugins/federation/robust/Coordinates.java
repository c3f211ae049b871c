package io.limbeck.plugins.federation.robust;

import java.util.Arrays;

/** Rules that go coordinate by coordinate. */
final class Coordinates {

    /** What becomes of one coordinate's values, ascending. */
    interface Rule {
        double of(double[] ascending);
    }

    private Coordinates() {}

    /** {@return the rule's value of every coordinate} */
    static double[] each(double[][] vectors, Rule rule) {
        double[] result = new double[vectors[0].length];
        double[] values = new double[vectors.length];
        for (int i = 0; i < result.length; i++) {
            for (int k = 0; k < vectors.length; k++) {
                values[k] = vectors[k][i];
            }
            Arrays.sort(values);
            result[i] = rule.of(values);
        }
        return result;
    }

    /** {@return the median; the mean of the middle two of an even number} */
    static double median(double[] ascending) {
        int middle = ascending.length / 2;
        return ascending.length % 2 == 1 ? ascending[middle] : (ascending[middle - 1] + ascending[middle]) / 2;
    }

    /** {@return the mean of {@code count} values, from {@code first} on} */
    static double mean(double[] values, int first, int count) {
        double sum = 0;
        for (int i = first; i < first + count; i++) {
            sum += values[i];
        }
        return sum / count;
    }

    /** {@return the mean of the {@code count} values nearest to a reference; of two as near the lower one} */
    static double meanOfNearest(double[] ascending, double reference, int count) {
        int first = 0;
        while (first + count < ascending.length
                && Math.abs(ascending[first + count] - reference) < Math.abs(ascending[first] - reference)) {
            first++;
        }
        return mean(ascending, first, count);
    }

    /** {@return for each coordinate the mean of the {@code count} values nearest to the reference's} */
    static double[] meansOfNearest(double[][] vectors, double[] reference, int count) {
        double[] result = new double[reference.length];
        double[] values = new double[vectors.length];
        for (int i = 0; i < result.length; i++) {
            for (int k = 0; k < vectors.length; k++) {
                values[k] = vectors[k][i];
            }
            Arrays.sort(values);
            result[i] = meanOfNearest(values, reference[i], count);
        }
        return result;
    }
}
