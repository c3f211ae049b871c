package io.limbeck.plugins.federation.round;

import io.limbeck.spi.RandomSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Samples the clients of a round, uniformly and without replacement.
 *
 * @param candidates clients that have rows
 * @param size how many are sampled
 * @param quorum share of them whose answers a server waits for
 */
record Cohort(int[] candidates, int size, double quorum) {

    /**
     * Samples a share of the clients that have rows: ⌊share · number⌋, but not fewer than the minimum, as far as there are
     * so many.
     */
    static Cohort of(int[][] parts, double fraction, int minimum) {
        return of(parts, fraction, minimum, 0);
    }

    /** The same; a server makes nothing of fewer answers than the quorum. */
    static Cohort of(int[][] parts, double fraction, int minimum, double quorum) {
        int[] candidates = IntStream.range(0, parts.length)
                .filter(client -> parts[client].length > 0)
                .toArray();
        // A share such as .29 of 100 must not lose a client to binary fractions.
        int share = (int) Math.floor(fraction * candidates.length + 1e-9);
        return new Cohort(candidates, Math.min(candidates.length, Math.max(minimum, share)), quorum);
    }

    /** {@return whether so many answers are enough}; none never are */
    boolean suffices(int answers) {
        return answers > 0 && answers >= quorum * size - 1e-9;
    }

    /** {@return the sampled clients, those with the most rows first}: a worker that starts the longest last waits for it */
    int[] sample(RandomSource random, int[][] parts) {
        int[] drawn = size == candidates.length
                ? candidates
                : Arrays.stream(random.permutation(candidates.length))
                        .limit(size)
                        .map(place -> candidates[place])
                        .toArray();
        return Arrays.stream(drawn)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(client -> -parts[client].length)
                        .thenComparing(Comparator.naturalOrder()))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
