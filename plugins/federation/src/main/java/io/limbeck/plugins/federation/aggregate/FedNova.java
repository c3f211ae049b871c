package io.limbeck.plugins.federation.aggregate;

import io.limbeck.plugins.federation.vector.Vectors;
import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.federation.AggregationStrategy;
import io.limbeck.spi.federation.ClientUpdate;
import io.limbeck.spi.federation.Round;
import io.limbeck.spi.federation.ServerState;

/**
 * Normalized averaging [1]: w ← w + (Σ pₖτₖ) · Σ pₖ Δₖ/τₖ, with τₖ the client's steps, so that who steps more does not pull
 * the objective its way. For plain descent at the clients; a client that made no step is left out.
 *
 * <p>[1] Wang et al.: Tackling the Objective Inconsistency Problem in Heterogeneous Federated Optimization, 2020, equation 6.
 */
final class FedNova implements AggregationStrategy {

    @Summary("Normalized averaging: clients that make more steps do not weigh more")
    record Settings(
            @Summary("What a client counts: rows (its number of rows) or clients (all alike)") @Default("rows")
            Weighting weighting) {}

    private final Settings settings;

    FedNova(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Aggregation aggregation(ServerState state, Round round) {
        Mean directions = new Mean(state.weights().length, Weighting.CLIENTS);
        return new Aggregation() {
            private double weightedSteps;

            @Override
            public void add(ClientUpdate update) {
                if (update.steps() > 0) {
                    double weight = settings.weighting().of(update);
                    directions.add(weight, Vectors.times(1.0 / update.steps(), update.change()));
                    weightedSteps += weight * update.steps();
                }
            }

            @Override
            public ServerState result() {
                if (directions.isEmpty()) {
                    return state;
                }
                double effectiveSteps = weightedSteps / directions.total();
                return new ServerState(
                        Vectors.plus(state.weights(), effectiveSteps, directions.change()), state.memory());
            }
        };
    }
}
