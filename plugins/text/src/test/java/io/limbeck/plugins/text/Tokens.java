package io.limbeck.plugins.text;

import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Table;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Tokens of sentences of four, each seen with its neighbours, in two fields of codes; a function of the seed. */
final class Tokens {

    private static final int WINDOW = 3;
    private static final List<Integer> CODES = List.of(11, 5);

    private Tokens() {}

    static Table rows(long seed, int rows) {
        RandomSource random = new RandomSource(seed);
        float[] codes = new float[rows * WINDOW * CODES.size()];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = random.child("code").below(i, CODES.get(i % CODES.size()));
        }
        double[] weights = new double[rows];
        Arrays.fill(weights, 1);
        return new Table(
                List.of(new Column.Block("window", codes, List.of(WINDOW, CODES.size()), CODES)),
                IntStream.range(0, rows)
                        .map(row -> random.child("tag").below(row, 3))
                        .toArray(),
                List.of("O", "B-PER", "I-PER"),
                1,
                List.of(),
                weights,
                LongStream.range(0, rows).toArray(),
                IntStream.range(0, rows).map(row -> row / 4).toArray());
    }
}
