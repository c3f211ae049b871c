package io.limbeck.plugins.federation.robust;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Scores of Krum: the sum of the squared distances to the nearest others. */
final class KrumScores {

    private KrumScores() {}

    /**
     * {@return the best of the clients, ascending by score, then by place}
     *
     * @param squaredDistances of all pairs
     * @param among the clients to score, of which the others are also taken
     * @param neighbours others that count for a score
     */
    static int[] ranked(double[][] squaredDistances, int[] among, int neighbours) {
        double[] scores = new double[squaredDistances.length];
        for (int i : among) {
            double[] others = Arrays.stream(among)
                    .filter(j -> j != i)
                    .mapToDouble(j -> squaredDistances[i][j])
                    .sorted()
                    .toArray();
            scores[i] = Arrays.stream(others, 0, Math.min(neighbours, others.length))
                    .sum();
        }
        return Arrays.stream(among)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> scores[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** {@return 0 … n − 1} */
    static int[] all(int n) {
        return IntStream.range(0, n).toArray();
    }
}
