package io.limbeck.plugins.federation.aggregate;

import io.limbeck.plugins.federation.vector.Vectors;
import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.federation.AggregationStrategy;
import io.limbeck.spi.federation.Round;
import io.limbeck.spi.federation.ServerState;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.Map;

/**
 * Federated averaging with momentum at the server [1]: v ← βv − Δ, w ← w − ηv, with Δ the mean change. Nesterov's variant
 * steps by βv − Δ once more. With β = 0 it is plain averaging with a step of η.
 *
 * <p>[1] Hsu, Qi, Brown: Measuring the Effects of Non-Identical Data Distribution for Federated Visual Classification, 2019,
 * section 4.3.
 */
final class FedAvgM implements AggregationStrategy {

    @Summary("Federated averaging with momentum at the server")
    record Settings(
            @Summary("Step η of the server") @Default("1") @Positive
            double serverLearningRate,

            @Summary("Momentum β of the server")
            @Default("0.9")
            @PositiveOrZero
            @DecimalMax(value = "1", inclusive = false)
            double momentum,

            @Summary("Whether to look ahead, as Nesterov does") @Default("false")
            boolean nesterov,

            @Summary("What a client counts: rows (its number of rows) or clients (all alike)") @Default("rows")
            Weighting weighting) {}

    private static final String MOMENTUM = "momentum";

    private final Settings settings;

    FedAvgM(Settings settings) {
        this.settings = settings;
    }

    @Override
    public ServerState begin(double[] weights, int clients) {
        return new ServerState(weights, Map.of(MOMENTUM, new double[weights.length]));
    }

    @Override
    public Aggregation aggregation(ServerState state, Round round) {
        return new Averaging(state, settings.weighting()) {
            @Override
            ServerState after(double[] change) {
                double beta = settings.momentum();
                double[] velocity = Vectors.plus(Vectors.times(beta, state.kept(MOMENTUM)), -1, change);
                double[] step =
                        settings.nesterov() ? Vectors.plus(Vectors.times(beta, velocity), -1, change) : velocity;
                return new ServerState(
                        Vectors.plus(state.weights(), -settings.serverLearningRate(), step),
                        Map.of(MOMENTUM, velocity));
            }
        };
    }
}
