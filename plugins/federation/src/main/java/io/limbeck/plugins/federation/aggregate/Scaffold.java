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
import java.util.Map;

/**
 * Stochastic controlled averaging [1]: a client descends along g − cₖ + c, then cₖ⁺ = cₖ − c + (w − wₖ)/(K·η) (option II) for
 * its K steps; the server moves by ηₛ · mean(Δₖ) and c ← c + Σ (cₖ⁺ − cₖ) / N, with N the clients of the federation.
 *
 * <p>pfl-research 0.5.1 keeps control variates with the opposite sign and does not turn c around with them; convention
 * {@code pfl} does as it does.
 *
 * <p>[1] Karimireddy et al.: SCAFFOLD: Stochastic Controlled Averaging for Federated Learning, 2020, algorithm 1.
 */
final class Scaffold implements AggregationStrategy {

    /** Whose arithmetic. */
    enum Convention {
        /** The paper's, option II. */
        PAPER,
        /** pfl-research's. */
        PFL
    }

    @Summary("Controlled averaging: control variates take out what clients pull to their own side")
    record Settings(
            @Summary("Step of the server") @Default("1") @Positive
            double serverLearningRate,

            @Summary("What a client counts in the mean of the weights: rows or clients (all alike, as in the paper)")
            @Default("clients")
            Weighting weighting,

            @Summary("Sign of the control variates: paper, or pfl as in pfl-research") @Default("paper")
            Convention convention) {}

    private static final String CONTROL = "control";

    private final Settings settings;

    Scaffold(Settings settings) {
        this.settings = settings;
    }

    @Override
    public ServerState begin(double[] weights, int clients) {
        return new ServerState(weights, Map.of(CONTROL, new double[weights.length]));
    }

    @Override
    public Aggregation aggregation(ServerState state, Round round) {
        double[] control = state.kept(CONTROL).clone();
        Averaging weights = new Averaging(state, settings.weighting()) {
            @Override
            ServerState after(double[] change) {
                return new ServerState(
                        Vectors.plus(state.weights(), settings.serverLearningRate(), change), Map.of(CONTROL, control));
            }
        };
        return new Aggregation() {
            @Override
            public void add(ClientUpdate update) {
                weights.add(update);
                for (int i = 0; i < update.memoryChange().length; i++) {
                    control[i] += update.memoryChange()[i] / round.clients();
                }
            }

            @Override
            public ServerState result() {
                return weights.result();
            }
        };
    }

    @Override
    public LocalRule local() {
        return new ControlledDescent(CONTROL, settings.convention() == Convention.PFL ? -1 : 1);
    }
}
