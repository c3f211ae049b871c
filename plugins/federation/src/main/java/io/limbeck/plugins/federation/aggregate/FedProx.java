package io.limbeck.plugins.federation.aggregate;

import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.federation.AggregationStrategy;
import io.limbeck.spi.federation.LocalRule;
import io.limbeck.spi.federation.Round;
import io.limbeck.spi.federation.ServerState;
import jakarta.validation.constraints.PositiveOrZero;

/**
 * Federated averaging whose clients do not stray [1]: each minimizes Fₖ(u) + μ/2 · ‖u − w‖², the norm squared and over all
 * parameters, and sends what it has when its time is over.
 *
 * <p>[1] Li et al.: Federated Optimization in Heterogeneous Networks, 2020, algorithm 2.
 */
final class FedProx implements AggregationStrategy {

    @Summary("Federated averaging whose clients are held near the weights they were sent")
    record Settings(
            @Summary("Factor μ of the proximal term μ/2 · ‖u − w‖²") @Default("0.01") @PositiveOrZero
            double mu,

            @Summary("What a client counts: rows (its number of rows) or clients (all alike)") @Default("rows")
            Weighting weighting) {}

    private final Settings settings;

    FedProx(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Aggregation aggregation(ServerState state, Round round) {
        return FedAvg.averaging(state, settings.weighting());
    }

    @Override
    public LocalRule local() {
        return new LocalRule() {
            @Override
            public double proximal() {
                return settings.mu();
            }
        };
    }
}
