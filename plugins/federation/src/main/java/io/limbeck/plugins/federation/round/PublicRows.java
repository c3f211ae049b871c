package io.limbeck.plugins.federation.round;

import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.federation.Partitioner;
import java.util.Arrays;

/**
 * Training rows, some of them public, the others divided among clients.
 *
 * @param open the public rows
 * @param parts row numbers of each client's own rows among all training rows
 */
record PublicRows(Table open, int[][] parts) {

    static PublicRows of(Table training, double share, Partitioner partitioner, RandomSource random) {
        int[] order = random.child("public").permutation(training.rows());
        int count = Math.max(1, (int) Math.round(share * order.length));
        int[] open = Arrays.copyOf(order, Math.min(count, order.length));
        int[] own = Arrays.copyOfRange(order, open.length, order.length);
        Arrays.sort(open);
        Arrays.sort(own);
        int[][] parts = Parts.of(partitioner, training.select(own), Split.TRAIN, random);
        int[][] numbers = Arrays.stream(parts)
                .map(part -> Arrays.stream(part).map(place -> own[place]).toArray())
                .toArray(int[][]::new);
        return new PublicRows(training.select(open), numbers);
    }
}
