package io.limbeck.plugins.federation.aggregate;

import io.limbeck.plugins.federation.vector.Vectors;
import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.federation.AggregationStrategy;
import io.limbeck.spi.federation.ClientUpdate;
import io.limbeck.spi.federation.Round;
import io.limbeck.spi.federation.ServerState;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import java.util.Map;

/**
 * Buffered asynchronous averaging [1]: changes go into a buffer, each by (1 + s)^−a for s rounds late, and whenever K are
 * there, w ← w + η/K · their sum. What is left waits for the next round.
 *
 * <p>[1] Nguyen et al.: Federated Learning with Buffered Asynchronous Aggregation, 2022, algorithm 1; a = ½ as in its
 * experiments.
 */
final class FedBuff implements AggregationStrategy {

    @Summary("Buffered asynchronous averaging: the server moves whenever enough updates are there")
    record Settings(
            @Summary("Updates K that make the server move") @Default("10") @Positive
            int buffer,

            @Summary("Step η of the server") @Default("1") @Positive
            double serverLearningRate,

            @Summary("Steepness a of what lateness s costs, (1 + s)^−a") @Default("0.5") @PositiveOrZero
            double a) {}

    private static final String BUFFER = "buffer";
    private static final String COUNT = "buffered";

    private final Settings settings;

    FedBuff(Settings settings) {
        this.settings = settings;
    }

    @Override
    public ServerState begin(double[] weights, int clients) {
        return new ServerState(weights, Map.of(BUFFER, new double[weights.length], COUNT, new double[1]));
    }

    @Override
    public Aggregation aggregation(ServerState state, Round round) {
        return new InArrival() {
            @Override
            ServerState after(List<ClientUpdate> arrived) {
                double[] weights = state.weights();
                double[] buffer = state.kept(BUFFER);
                int count = (int) state.kept(COUNT)[0];
                for (ClientUpdate update : arrived) {
                    double share = StalenessDecay.POLYNOMIAL.of(update.staleness(), settings.a(), 0);
                    buffer = Vectors.plus(buffer, share, update.change());
                    count++;
                    if (count == settings.buffer()) {
                        weights = Vectors.plus(weights, settings.serverLearningRate() / count, buffer);
                        buffer = new double[weights.length];
                        count = 0;
                    }
                }
                return new ServerState(weights, Map.of(BUFFER, buffer, COUNT, new double[] {count}));
            }
        };
    }
}
