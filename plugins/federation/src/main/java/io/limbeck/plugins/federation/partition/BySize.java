package io.limbeck.plugins.federation.partition;

import io.limbeck.spi.Default;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.Summary;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.federation.Partitioner;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Shuffled rows in parts of given relative sizes: by a list, or by a rule over the clients' numbers. */
final class BySize implements Partitioner {

    /** How large client k is, from 1. */
    enum Growth {
        /** k. */
        LINEAR,
        /** k². */
        SQUARE,
        /** eᵏ. */
        EXPONENTIAL
    }

    @Summary("Shuffled rows in parts of given relative sizes")
    record Settings(
            @Summary("Number of clients; that of the sizes if they are given")
            Optional<Integer> clients,

            @Summary("Relative size of each client, such as [3, 1, 1]") @Default("[]")
            List<Double> sizes,

            @Summary("Without sizes, that of client k: linear (k), square (k²) or exponential (eᵏ)") @Default("linear")
            Growth growth) {}

    private static final int CLIENTS = 10;

    private final double[] shares;

    BySize(Settings settings) {
        double[] sizes = sizes(settings);
        double sum = Arrays.stream(sizes).sum();
        this.shares = Arrays.stream(sizes).map(size -> size / sum).toArray();
    }

    private static double[] sizes(Settings settings) {
        if (settings.sizes().isEmpty()) {
            int clients = settings.clients().orElse(CLIENTS);
            require(
                    clients > 0,
                    "clients",
                    "must be greater than 0, but is '" + clients + "'",
                    "write a positive number");
            return IntStream.rangeClosed(1, clients)
                    .mapToDouble(k -> switch (settings.growth()) {
                        case LINEAR -> k;
                        case SQUARE -> (double) k * k;
                        case EXPONENTIAL -> Math.exp(k - clients);
                    })
                    .toArray();
        }
        int clients = settings.clients().orElse(settings.sizes().size());
        require(
                clients == settings.sizes().size(),
                "sizes",
                "are '" + settings.sizes().size() + "', but there are '" + clients + "' clients",
                "give one size for each client, or leave 'clients' out");
        require(
                settings.sizes().stream().allMatch(size -> size >= 0)
                        && settings.sizes().stream().anyMatch(size -> size > 0),
                "sizes",
                "must not be negative, and not all zero, but are '" + settings.sizes() + "'",
                "write relative sizes such as [3, 1, 1]");
        return settings.sizes().stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static void require(boolean holds, String where, String message, String remedy) {
        if (!holds) {
            throw new InvalidInputException(Problem.error(where, message, remedy));
        }
    }

    @Override
    public int[][] partition(Table rows, Split split, RandomSource random) {
        int[] order = random.child(split.label()).permutation(rows.rows());
        return Assignment.sorted(Assignment.byShares(order, shares));
    }
}
