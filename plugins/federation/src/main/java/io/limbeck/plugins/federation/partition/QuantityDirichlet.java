package io.limbeck.plugins.federation.partition;

import io.limbeck.spi.Default;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.Summary;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.federation.Partitioner;
import jakarta.validation.constraints.Positive;

/**
 * Quantity skew [1]: shuffled rows, in parts whose sizes are drawn from Dir(α), once for all splits.
 *
 * <p>[1] Li et al.: Federated Learning on Non-IID Data Silos, 2022, section 4.3.
 */
final class QuantityDirichlet implements Partitioner {

    @Summary("Quantity skew: shuffled rows in parts whose sizes are from a Dirichlet distribution")
    record Settings(
            @Summary("Number of clients") @Default("10") @Positive
            int clients,

            @Summary("Concentration α; 0.1 is strong skew, 100 hardly any") @Default("0.5") @Positive
            double alpha) {}

    private final Settings settings;

    QuantityDirichlet(Settings settings) {
        this.settings = settings;
    }

    @Override
    public int[][] partition(Table rows, Split split, RandomSource random) {
        double[] shares = Dirichlet.draw(settings.alpha(), settings.clients(), random.child("shares"));
        int[] order = random.child(split.label()).permutation(rows.rows());
        return Assignment.sorted(Assignment.byShares(order, shares));
    }
}
