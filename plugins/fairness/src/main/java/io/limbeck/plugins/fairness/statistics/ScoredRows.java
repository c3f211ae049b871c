package io.limbeck.plugins.fairness.statistics;

import io.limbeck.spi.RandomSource;
import java.util.Arrays;
import java.util.Comparator;

/**
 * Scored rows in ascending order of score: everything that score-based metrics need to know. A bootstrap sample is the
 * same rows under other weights, so that they are sorted only once. Nobody may change the arrays.
 *
 * @param groups the number of groups
 * @param group group of each row
 * @param positive whether the row's label is the favourable class
 * @param score probability of the favourable class
 * @param weight weight of each row, times how often it was drawn
 * @param times how often each row was drawn
 */
public record ScoredRows(int groups, int[] group, boolean[] positive, double[] score, double[] weight, int[] times) {

    /** Sorts rows; those with a negative group are left out. */
    public static ScoredRows of(int groups, int[] group, boolean[] positive, double[] score, double[] weight) {
        Integer[] order = new Integer[group.length];
        int kept = 0;
        for (int row = 0; row < group.length; row++) {
            if (group[row] >= 0) {
                order[kept++] = row;
            }
        }
        order = Arrays.copyOf(order, kept);
        Arrays.sort(order, Comparator.comparingDouble(row -> score[row]));
        int[] sortedGroup = new int[kept];
        boolean[] sortedPositive = new boolean[kept];
        double[] sortedScore = new double[kept];
        double[] sortedWeight = new double[kept];
        int[] once = new int[kept];
        for (int i = 0; i < kept; i++) {
            sortedGroup[i] = group[order[i]];
            sortedPositive[i] = positive[order[i]];
            sortedScore[i] = score[order[i]];
            sortedWeight[i] = weight[order[i]];
            once[i] = 1;
        }
        return new ScoredRows(groups, sortedGroup, sortedPositive, sortedScore, sortedWeight, once);
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
        return new ScoredRows(groups, group, positive, score, weights, drawn);
    }

    /** {@return the number of rows of a group, of one label, drawn} */
    public long rows(int of, boolean label) {
        long sum = 0;
        for (int i = 0; i < times.length; i++) {
            sum += group[i] == of && positive[i] == label ? times[i] : 0;
        }
        return sum;
    }

    /** {@return the weight of the rows of a group, of one label, drawn} */
    public double total(int of, boolean label) {
        double sum = 0;
        for (int i = 0; i < times.length; i++) {
            sum += group[i] == of && positive[i] == label ? weight[i] : 0;
        }
        return sum;
    }
}
