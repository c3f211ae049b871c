package io.limbeck.plugins.federation.partition;

import io.limbeck.spi.Default;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.Summary;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.federation.Partitioner;
import jakarta.validation.constraints.Positive;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Shards of sorted labels [1]: rows sorted by label are cut into shards of the same size, and each client gets some of them
 * by chance. Which shards a client gets is drawn once: in another split it gets those in the same places of the sorted rows.
 * Rows that fill no shard are left out, by chance.
 *
 * <p>[1] McMahan et al.: Communication-Efficient Learning of Deep Networks from Decentralized Data, 2017, section 3: 200 shards
 * of 300 digits, 2 for each of 100 clients.
 */
final class Shards implements Partitioner {

    @Summary("Cuts rows sorted by label into shards, and gives each client some")
    record Settings(
            @Summary("Number of clients") @Default("10") @Positive
            int clients,

            @Summary("Shards of each client") @Default("2") @Positive
            int shardsPerClient,

            @Summary("Rows of a shard in the training rows; as many as all rows allow unless given")
            Optional<@Positive Integer> shardSize) {}

    private final Settings settings;

    Shards(Settings settings) {
        this.settings = settings;
    }

    @Override
    public int[][] partition(Table rows, Split split, RandomSource random) {
        int shards = settings.clients() * settings.shardsPerClient();
        int size = size(rows, split, shards);
        int[] sorted = Arrays.stream(random.child(split.label()).permutation(rows.rows()))
                .limit((long) shards * size)
                .boxed()
                .sorted(Comparator.comparingInt(row -> rows.labels()[row]))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] order = random.child("shards").permutation(shards);
        List<List<Integer>> parts = Assignment.empty(settings.clients());
        for (int i = 0; i < shards; i++) {
            List<Integer> part = parts.get(i / settings.shardsPerClient());
            Arrays.stream(sorted, order[i] * size, (order[i] + 1) * size).forEach(part::add);
        }
        return Assignment.sorted(parts);
    }

    private int size(Table rows, Split split, int shards) {
        int most = rows.rows() / shards;
        int size = split == Split.TRAIN ? settings.shardSize().orElse(Math.max(1, most)) : most;
        if (size > most) {
            throw new InvalidInputException(Problem.error(
                    "clients",
                    "'" + settings.clients() + "' clients with " + settings.shardsPerClient() + " shards of '" + size
                            + "' rows need '" + (long) shards * size + "' rows, but there are '" + rows.rows() + "'",
                    "take fewer clients, fewer shards or smaller ones"));
        }
        return size;
    }
}
