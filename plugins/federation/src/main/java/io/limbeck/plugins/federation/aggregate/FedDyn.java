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
 * Dynamic regularization [1]: a client minimizes Fₖ(u) − ⟨hₖ, u⟩ + α/2 · ‖u − w‖² and then hₖ ← hₖ − αΔₖ; the server keeps
 * h ← h − α/N · Σ Δₖ and takes w ← w + mean(Δₖ) − h/α, with N the clients of the federation.
 *
 * <p>[1] Acar et al.: Federated Learning Based on Dynamic Regularization, 2021, algorithm 1.
 */
final class FedDyn implements AggregationStrategy {

    @Summary("Dynamic regularization: clients' objectives are tilted until they agree on the optimum")
    record Settings(
            @Summary("Factor α of the regularizer; the paper takes 0.001 to 0.1") @Default("0.01") @Positive
            double alpha) {}

    private static final String TILT = "tilt";

    private final Settings settings;

    FedDyn(Settings settings) {
        this.settings = settings;
    }

    @Override
    public ServerState begin(double[] weights, int clients) {
        return new ServerState(weights, Map.of(TILT, new double[weights.length]));
    }

    @Override
    public Aggregation aggregation(ServerState state, Round round) {
        Mean mean = new Mean(state.weights().length, Weighting.CLIENTS);
        return new Aggregation() {
            @Override
            public void add(ClientUpdate update) {
                mean.add(update);
            }

            @Override
            public ServerState result() {
                if (mean.isEmpty()) {
                    return state;
                }
                double[] change = mean.change();
                double share = mean.total() / round.clients();
                double[] tilt = Vectors.plus(state.kept(TILT), -settings.alpha() * share, change);
                double[] moved = Vectors.sum(state.weights(), change);
                return new ServerState(Vectors.plus(moved, -1 / settings.alpha(), tilt), Map.of(TILT, tilt));
            }
        };
    }

    @Override
    public LocalRule local() {
        return new TiltedDescent(settings.alpha());
    }

    /** What clients do. */
    private record TiltedDescent(double alpha) implements LocalRule {

        @Override
        public double proximal() {
            return alpha;
        }

        @Override
        public boolean remembers() {
            return true;
        }

        @Override
        public boolean shifts() {
            return true;
        }

        @Override
        public double[] shift(ServerState server, double[] memory) {
            return Vectors.times(-1, memory);
        }

        @Override
        public double[] remembered(ServerState server, double[] memory, ClientUpdate update, Round round) {
            return Vectors.plus(memory, -alpha, update.change());
        }
    }
}
