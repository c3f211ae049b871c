package io.limbeck.spi.metric;

import java.util.Arrays;
import org.apiguardian.api.API;

/**
 * Numbers by their order: what metrics on ranks need of rows once, however often draws of them are measured. Numbers are
 * equal as {@link Double#compare} has it.
 *
 * @param levels each number once, ascending
 * @param of which of the levels each number is
 */
@API(status = API.Status.STABLE, since = "0.1")
public record Ranks(double[] levels, int[] of) {

    /**
     * {@return the ranks of these numbers}; {@code n log n}
     *
     * @param numbers the numbers
     */
    public static Ranks of(double[] numbers) {
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        int distinct = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || Double.compare(sorted[i], sorted[distinct - 1]) != 0) {
                sorted[distinct++] = sorted[i];
            }
        }
        double[] levels = Arrays.copyOf(sorted, distinct);
        int[] of = new int[numbers.length];
        for (int i = 0; i < of.length; i++) {
            of[i] = Arrays.binarySearch(levels, numbers[i]);
        }
        return new Ranks(levels, of);
    }

    /** {@return how many distinct numbers there are} */
    public int count() {
        return levels.length;
    }

    /**
     * {@return these draws in ascending order of their numbers}, equal ones in the order in which they were drawn; linear time
     *
     * @param drawn places of rows; a row may be drawn more than once
     */
    public int[] ascending(int[] drawn) {
        int[] next = new int[levels.length + 1];
        for (int row : drawn) {
            next[of[row] + 1]++;
        }
        for (int level = 0; level < levels.length; level++) {
            next[level + 1] += next[level];
        }
        int[] ordered = new int[drawn.length];
        for (int row : drawn) {
            ordered[next[of[row]]++] = row;
        }
        return ordered;
    }
}
