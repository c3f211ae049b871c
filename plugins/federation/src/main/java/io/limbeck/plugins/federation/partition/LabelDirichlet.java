package io.limbeck.plugins.federation.partition;

import io.limbeck.spi.Default;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.Summary;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.federation.Partitioner;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;

/**
 * Label skew [1]: each class is divided among the clients by shares drawn from Dir(α), the smaller α the more unequal. The
 * shares are drawn once, for all splits. A client may be left with no row; {@code leastShare} draws anew until each has at
 * least that much of an equal part, of classes as frequent as each other.
 *
 * <p>[1] Li et al.: Federated Learning on Non-IID Data Silos, 2022, section 4.1; α divides a class among clients, unlike Hsu
 * et al. 2019, who draw each client's mixture of the classes.
 */
final class LabelDirichlet implements Partitioner {

    @Summary("Label skew: each class is divided among the clients by shares from a Dirichlet distribution")
    record Settings(
            @Summary("Number of clients") @Default("10") @Positive
            int clients,

            @Summary("Concentration α; 0.1 is strong skew, 100 hardly any") @Default("0.5") @Positive
            double alpha,

            @Summary("Least part of a client, as a share of an equal part; draws with less are drawn anew")
            @Default("0")
            @PositiveOrZero
            @DecimalMax(value = "1", inclusive = false)
            double leastShare) {}

    private static final int DRAWS = 1000;

    private final Settings settings;

    LabelDirichlet(Settings settings) {
        this.settings = settings;
    }

    @Override
    public int[][] partition(Table rows, Split split, RandomSource random) {
        int[][] classes = Assignment.shuffledByClass(rows, random.child(split.label()));
        double[][] shares = shares(classes.length, random.child("shares"));
        List<List<Integer>> parts = Assignment.empty(settings.clients());
        for (int label = 0; label < classes.length; label++) {
            List<List<Integer>> divided = Assignment.byShares(classes[label], shares[label]);
            for (int client = 0; client < parts.size(); client++) {
                parts.get(client).addAll(divided.get(client));
            }
        }
        return Assignment.sorted(parts);
    }

    /** Shares {@code [classes][clients]}: no row is looked at, so that they are the same for every split. */
    private double[][] shares(int classes, RandomSource random) {
        for (int draw = 0; draw < DRAWS; draw++) {
            double[][] shares = new double[classes][];
            for (int label = 0; label < classes; label++) {
                RandomSource own = random.child(draw).child(label);
                shares[label] = Dirichlet.draw(settings.alpha(), settings.clients(), own);
            }
            if (least(shares) >= settings.leastShare()) {
                return shares;
            }
        }
        throw new InvalidInputException(Problem.error(
                "leastShare",
                "no draw of " + DRAWS + " left each of '" + settings.clients() + "' clients '" + settings.leastShare()
                        + "' of an equal part",
                "ask for less, take fewer clients, or a larger alpha"));
    }

    private static double least(double[][] shares) {
        double least = Double.POSITIVE_INFINITY;
        for (int client = 0; client < shares[0].length; client++) {
            double sum = 0;
            for (double[] ofClass : shares) {
                sum += ofClass[client];
            }
            least = Math.min(least, sum * shares[0].length / shares.length);
        }
        return least;
    }
}
