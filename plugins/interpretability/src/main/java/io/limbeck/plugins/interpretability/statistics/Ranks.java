package io.limbeck.plugins.interpretability.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Correlation, of numbers and of their ranks. */
public final class Ranks {

    private Ranks() {}

    /**
     * {@return Spearman's rank correlation: Pearson's of the ranks, ties sharing their mean rank [1]}; NaN if either
     * side is constant or there are fewer than two numbers.
     *
     * <p>[1] Spearman: The Proof and Measurement of Association between Two Things, 1904.
     */
    public static double spearman(double[] left, double[] right) {
        double[] ones = new double[left.length];
        Arrays.fill(ones, 1);
        return pearson(of(left), of(right), ones);
    }

    /** {@return the weighted correlation}; NaN if either side is constant */
    public static double pearson(double[] left, double[] right, double[] weights) {
        double all = Arrays.stream(weights).sum();
        double meanLeft = mean(left, weights, all);
        double meanRight = mean(right, weights, all);
        double product = 0;
        double squareLeft = 0;
        double squareRight = 0;
        for (int i = 0; i < left.length; i++) {
            product += weights[i] * (left[i] - meanLeft) * (right[i] - meanRight);
            squareLeft += weights[i] * (left[i] - meanLeft) * (left[i] - meanLeft);
            squareRight += weights[i] * (right[i] - meanRight) * (right[i] - meanRight);
        }
        return squareLeft == 0 || squareRight == 0 ? Double.NaN : product / Math.sqrt(squareLeft * squareRight);
    }

    private static double mean(double[] values, double[] weights, double all) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += weights[i] * values[i];
        }
        return sum / all;
    }

    /** {@return the rank of each number, from 1 for the smallest}; ties share their mean rank */
    public static double[] of(double[] values) {
        double[] ascending = values.clone();
        Arrays.sort(ascending);
        double[] ranks = new double[values.length];
        for (int i = 0; i < ranks.length; i++) {
            int smaller = first(ascending, values[i], false);
            int notLarger = first(ascending, values[i], true);
            ranks[i] = (smaller + notLarger + 1) / 2.0;
        }
        return ranks;
    }

    /** {@return how many numbers are smaller, or also not larger}; by halving, since bootstraps rank often */
    private static int first(double[] ascending, double value, boolean beyondTies) {
        int low = 0;
        int high = ascending.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending[middle] < value || (beyondTies && ascending[middle] == value)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** {@return places of the numbers, the largest first; the earlier place wins a tie} */
    public static int[] descending(double[] values) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
