package io.limbeck.plugins.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Divides strata by shares, in whole rows, so that both margins are exact: every row of a stratum is given out, and
 * every split gets the number of rows that the method of largest remainders (Hamilton) gives it of all rows together.
 *
 * <p>Each stratum first gives every split the whole part of its share. What is left goes, one row at a time, where the
 * remainder is largest among the strata that still have a row and the splits that still lack one. No count is below the
 * whole part; it is seldom more than one above. Cost: sorting strata × splits.
 */
final class Apportionment {

    private Apportionment() {}

    private record Remainder(int stratum, int split, double size) {}

    /**
     * {@return rows by stratum and split}
     *
     * @param sizes rows of each stratum
     * @param shares shares of the splits; only their proportions count
     */
    static int[][] divide(int[] sizes, double[] shares) {
        double sum = Arrays.stream(shares).sum();
        int[] wanted = largestRemainders(Arrays.stream(sizes).sum(), shares);
        int[] left = sizes.clone();
        int[][] counts = new int[sizes.length][shares.length];
        List<Remainder> remainders = new ArrayList<>();
        for (int stratum = 0; stratum < sizes.length; stratum++) {
            for (int split = 0; split < shares.length; split++) {
                double ideal = sizes[stratum] * shares[split] / sum;
                int whole = whole(ideal);
                counts[stratum][split] = whole;
                left[stratum] -= whole;
                wanted[split] -= whole;
                remainders.add(new Remainder(stratum, split, ideal - whole));
            }
        }
        // The sort is stable: equal remainders go by stratum, then by split.
        remainders.sort(Comparator.comparingDouble(Remainder::size).reversed());
        while (Arrays.stream(left).sum() > 0) {
            for (Remainder remainder : remainders) {
                if (left[remainder.stratum()] > 0 && wanted[remainder.split()] > 0) {
                    counts[remainder.stratum()][remainder.split()]++;
                    left[remainder.stratum()]--;
                    wanted[remainder.split()]--;
                }
            }
        }
        return counts;
    }

    /** {@return {@code total} divided by shares in whole numbers; ties go to the earlier share} */
    static int[] largestRemainders(int total, double[] shares) {
        double sum = Arrays.stream(shares).sum();
        int[] counts = new int[shares.length];
        List<Remainder> remainders = new ArrayList<>();
        int left = total;
        for (int i = 0; i < shares.length; i++) {
            double ideal = total * shares[i] / sum;
            counts[i] = whole(ideal);
            left -= counts[i];
            remainders.add(new Remainder(0, i, ideal - counts[i]));
        }
        remainders.sort(Comparator.comparingDouble(Remainder::size).reversed());
        for (int i = 0; i < left; i++) {
            counts[remainders.get(i).split()]++;
        }
        return counts;
    }

    /** The whole part, with 29.999999999999996 taken for 30. */
    private static int whole(double ideal) {
        return (int) Math.floor(ideal + 1e-7);
    }
}
