package io.limbeck.plugins.fairness.statistics;

import io.limbeck.spi.RandomSource;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Scored rows, group by group, in ascending order of score: everything that score-based metrics need to know. A
 * bootstrap sample is the same rows under other weights, so that they are sorted only once. Nobody may change the
 * arrays.
 *
 * @param start where each group begins, and where the last ends
 * @param positive whether the row's label is the favourable class
 * @param score probability of the favourable class
 * @param weight weight of each row, times how often it was drawn
 * @param times how often each row was drawn
 */
public record ScoredRows(int[] start, boolean[] positive, double[] score, double[] weight, int[] times) {

    /** Sorts rows; those with a negative group are left out. */
    public static ScoredRows of(int groups, int[] group, boolean[] positive, double[] score, double[] weight) {
        int[] order = IntStream.range(0, group.length)
                .filter(row -> group[row] >= 0)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(row -> group[row]).thenComparingDouble(row -> score[row]))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] start = new int[groups + 1];
        boolean[] sortedPositive = new boolean[order.length];
        double[] sortedScore = new double[order.length];
        double[] sortedWeight = new double[order.length];
        int[] once = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            start[group[order[i]] + 1]++;
            sortedPositive[i] = positive[order[i]];
            sortedScore[i] = score[order[i]];
            sortedWeight[i] = weight[order[i]];
            once[i] = 1;
        }
        for (int g = 0; g < groups; g++) {
            start[g + 1] += start[g];
        }
        return new ScoredRows(start, sortedPositive, sortedScore, sortedWeight, once);
    }

    /** {@return as many rows, drawn with replacement} */
    public ScoredRows resample(RandomSource random) {
        Draws draws = new Draws(random);
        int[] drawn = new int[times.length];
        for (int i = 0; i < drawn.length; i++) {
            drawn[draws.below(drawn.length)]++;
        }
        double[] weights = new double[weight.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = times[i] == 0 ? 0 : weight[i] / times[i] * drawn[i];
        }
        return new ScoredRows(start, positive, score, weights, drawn);
    }

    /** {@return the number of rows of a group, of one label, drawn} */
    public long rows(int group, boolean label) {
        long sum = 0;
        for (int i = start[group]; i < start[group + 1]; i++) {
            sum += positive[i] == label ? times[i] : 0;
        }
        return sum;
    }

    /** {@return the weight of the rows of a group, of one label, drawn} */
    public double total(int group, boolean label) {
        double sum = 0;
        for (int i = start[group]; i < start[group + 1]; i++) {
            sum += positive[i] == label ? weight[i] : 0;
        }
        return sum;
    }

    /** {@return the weight of the rows of a group drawn} */
    public double total(int group) {
        return total(group, true) + total(group, false);
    }
}
