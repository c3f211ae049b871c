package io.limbeck.plugins.federation.robust;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import java.util.function.ToDoubleFunction;

/** All subsets of a size, in lexicographic order. */
final class Subsets {

    private static final long MOST = 200_000;

    private Subsets() {}

    /**
     * {@return the subset of n − f of n numbers with the lowest value, the first of several}
     *
     * @throws InvalidInputException if there are more than 200,000 of them
     */
    static int[] lowest(int n, int malicious, String rule, ToDoubleFunction<int[]> value) {
        long count = count(n, malicious);
        if (count > MOST) {
            throw new InvalidInputException(Problem.error(
                    "malicious",
                    rule + " tries every choice of n − f updates, and there are more than " + MOST + " for n = '" + n
                            + "', f = '" + malicious + "'",
                    "sample fewer clients in a round, name fewer that may be malicious, or take"
                            + " 'federation/multi-krum'"));
        }
        int size = n - malicious;
        int[] subset = KrumScores.all(size);
        int[] best = subset.clone();
        double lowest = Double.POSITIVE_INFINITY;
        do {
            double candidate = value.applyAsDouble(subset);
            if (candidate < lowest) {
                lowest = candidate;
                best = subset.clone();
            }
        } while (advance(subset, n));
        return best;
    }

    private static boolean advance(int[] subset, int n) {
        int i = subset.length - 1;
        while (i >= 0 && subset[i] == n - subset.length + i) {
            i--;
        }
        if (i < 0) {
            return false;
        }
        subset[i]++;
        for (int j = i + 1; j < subset.length; j++) {
            subset[j] = subset[j - 1] + 1;
        }
        return true;
    }

    private static long count(int n, int malicious) {
        long count = 1;
        for (int i = 1; i <= malicious; i++) {
            count = count * (n - malicious + i) / i;
            if (count > MOST) {
                return count;
            }
        }
        return count;
    }
}
