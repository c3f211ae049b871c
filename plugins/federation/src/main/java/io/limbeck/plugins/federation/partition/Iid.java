package io.limbeck.plugins.federation.partition;

import io.limbeck.spi.Default;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.Summary;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.federation.Partitioner;
import jakarta.validation.constraints.Positive;
import java.util.Arrays;

/** Shuffled rows in parts of the same size; sizes differ by one row at most. */
final class Iid implements Partitioner {

    @Summary("Shuffles the rows and gives every client as many")
    record Settings(
            @Summary("Number of clients") @Default("10") @Positive
            int clients) {}

    private final Settings settings;

    Iid(Settings settings) {
        this.settings = settings;
    }

    @Override
    public int[][] partition(Table rows, Split split, RandomSource random) {
        int[] order = random.child(split.label()).permutation(rows.rows());
        int[][] parts = new int[settings.clients()][];
        for (int client = 0; client < parts.length; client++) {
            long from = (long) client * order.length / parts.length;
            long to = (client + 1L) * order.length / parts.length;
            parts[client] = Arrays.copyOfRange(order, (int) from, (int) to);
            Arrays.sort(parts[client]);
        }
        return parts;
    }
}
