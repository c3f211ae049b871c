package io.limbeck.plugins.federation.aggregate;

import io.limbeck.plugins.federation.vector.Vectors;
import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.federation.AggregationStrategy;
import io.limbeck.spi.federation.ClientUpdate;
import io.limbeck.spi.federation.LocalRule;
import io.limbeck.spi.federation.Round;
import io.limbeck.spi.federation.ServerState;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.Optional;

/**
 * q-fair averaging [1]: clients with a higher objective Fₖ count more. With gₖ = −L·Δₖ, Dₖ = Fₖ^q·gₖ and
 * hₖ = q·Fₖ^(q−1)·‖gₖ‖² + L·Fₖ^q: w ← w − Σ Dₖ / Σ hₖ. Fₖ is the client's objective <em>before</em> it trains, L the inverse
 * of its learning rate. With q = 0 it is the mean over clients.
 *
 * <p>An objective below 1e-10 counts as 1e-10, since Fₖ^(q−1) has a pole at 0 for q below 1; the authors' code adds as much.
 *
 * <p>[1] Li et al.: Fair Resource Allocation in Federated Learning, 2020, algorithm 2.
 */
final class QFedAvg implements AggregationStrategy {

    @Summary("q-fair averaging: clients with a higher loss count more")
    record Settings(
            @Summary("Fairness q; 0 is the mean over clients, the paper takes up to 15") @Default("1") @PositiveOrZero
            double q,

            @Summary(
                    "Estimate L of the gradients' Lipschitz constant; one over the clients' learning rate unless given")
            Optional<@Positive Double> lipschitz) {}

    private static final double LEAST = 1e-10;

    private final Settings settings;

    QFedAvg(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Aggregation aggregation(ServerState state, Round round) {
        double q = settings.q();
        double lipschitz = settings.lipschitz().orElse(1 / round.learningRate());
        Mean numerators = new Mean(state.weights().length, Weighting.CLIENTS);
        return new Aggregation() {
            private double denominator;

            @Override
            public void add(ClientUpdate update) {
                double loss = Math.max(ToldLoss.of(update), LEAST);
                double power = Math.pow(loss, q);
                double squaredNorm = lipschitz * lipschitz * Vectors.dot(update.change(), update.change());
                numerators.add(1, Vectors.times(power * lipschitz, update.change()));
                denominator += q * Math.pow(loss, q - 1) * squaredNorm + lipschitz * power;
            }

            @Override
            public ServerState result() {
                if (denominator == 0) {
                    return state;
                }
                double factor = numerators.total() / denominator;
                return new ServerState(Vectors.plus(state.weights(), factor, numerators.change()), state.memory());
            }
        };
    }

    @Override
    public LocalRule local() {
        return ToldLoss.RULE;
    }
}
