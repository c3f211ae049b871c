package io.limbeck.plugins.federation.round;

import java.util.Arrays;

/**
 * How often each group is given the favourable decision, by whether it is right: all that gaps between groups need. Counts
 * of clients are added up, so that a server can have the gaps of all rows from sums that hide single clients; the result is
 * that of a central computation, for counts are whole numbers.
 */
final class GroupCounts {

    private static final int FAVOURABLE = 1;
    private static final int CELLS = 4;

    /** {@code [group][label is favourable][decision is favourable]} */
    private final long[][][] counts;

    GroupCounts(int groups) {
        counts = new long[groups][2][2];
    }

    /** {@return the counts as a row of numbers}, so that they can be summed without being seen */
    long[] numbers() {
        return Arrays.stream(counts)
                .flatMap(Arrays::stream)
                .flatMapToLong(Arrays::stream)
                .toArray();
    }

    /** {@return the counts that are written as such a row} */
    static GroupCounts of(long[] numbers) {
        GroupCounts read = new GroupCounts(numbers.length / CELLS);
        for (int i = 0; i < numbers.length; i++) {
            read.counts[i / CELLS][i % CELLS / 2][i % 2] = numbers[i];
        }
        return read;
    }

    /** Counts a row; one whose group is unknown is not counted. */
    void add(int group, boolean label, boolean decision) {
        if (group >= 0) {
            counts[group][label ? FAVOURABLE : 0][decision ? FAVOURABLE : 0]++;
        }
    }

    /** {@return the largest difference between groups of P(decision is favourable)}, NaN with fewer than two groups */
    double parityGap() {
        Range rates = new Range();
        for (long[][] group : counts) {
            rates.add(group[0][FAVOURABLE] + group[FAVOURABLE][FAVOURABLE], total(group[0]) + total(group[FAVOURABLE]));
        }
        return rates.width();
    }

    /** {@return the larger of the two gaps of P(decision is favourable | label)}, over labels; NaN if there is none */
    double oddsGap() {
        double gap = Double.NaN;
        for (int label = 0; label < 2; label++) {
            Range rates = new Range();
            for (long[][] group : counts) {
                rates.add(group[label][FAVOURABLE], total(group[label]));
            }
            gap = Double.isNaN(gap) ? rates.width() : Math.max(gap, Double.isNaN(rates.width()) ? gap : rates.width());
        }
        return gap;
    }

    private static long total(long[] decisions) {
        return decisions[0] + decisions[FAVOURABLE];
    }

    /** Smallest and largest of some rates. */
    private static final class Range {

        private double smallest = Double.POSITIVE_INFINITY;
        private double largest = Double.NEGATIVE_INFINITY;
        private int rates;

        void add(long part, long whole) {
            if (whole > 0) {
                double rate = (double) part / whole;
                smallest = Math.min(smallest, rate);
                largest = Math.max(largest, rate);
                rates++;
            }
        }

        double width() {
            return rates < 2 ? Double.NaN : largest - smallest;
        }
    }
}
