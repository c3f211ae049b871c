package io.limbeck.plugins.federation.aggregate;

import io.limbeck.plugins.federation.vector.Vectors;
import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.federation.AggregationStrategy;
import io.limbeck.spi.federation.Round;
import io.limbeck.spi.federation.ServerState;

/**
 * Federated averaging [1]: w ← w + Σ pₖ Δₖ, with pₖ the client's share of the rows, or the same for all. Where clients make
 * one step each it is FedSGD.
 *
 * <p>[1] McMahan et al.: Communication-Efficient Learning of Deep Networks from Decentralized Data, 2017, algorithm 1.
 */
final class FedAvg implements AggregationStrategy {

    @Summary("Federated averaging: the mean of the clients' weights")
    record Settings(
            @Summary("What a client counts: rows (its number of rows) or clients (all alike)") @Default("rows")
            Weighting weighting) {}

    private final Settings settings;

    FedAvg(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Aggregation aggregation(ServerState state, Round round) {
        return averaging(state, settings.weighting());
    }

    /** {@return an aggregation that moves the weights by the mean change, and keeps what is kept} */
    static Aggregation averaging(ServerState state, Weighting weighting) {
        return new Averaging(state, weighting) {
            @Override
            ServerState after(double[] change) {
                return new ServerState(Vectors.sum(state.weights(), change), state.memory());
            }
        };
    }
}
