package ${package};

import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.federation.AggregationStrategy;
import io.limbeck.spi.federation.ClientUpdate;
import io.limbeck.spi.federation.Round;
import io.limbeck.spi.federation.ServerState;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Positive;

/**
 * Goes part of the way to federated averaging: w ← w + step · Σ pₖ Δₖ with pₖ the client's share of the rows (the server's
 * learning rate of Reddi et al.: Adaptive Federated Optimization, 2021, algorithm 1 with plain descent).
 */
final class ${type} implements AggregationStrategy {

    @Summary("Federated averaging that goes part of the way")
    record Settings(
            @Summary("Share of the mean change that is made") @Default("0.5") @Positive @DecimalMax("2") double step) {}

    private final Settings settings;

    ${type}(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Aggregation aggregation(ServerState state, Round round) {
        return new Mean(state, settings.step());
    }

    private static final class Mean implements Aggregation {

        private final ServerState state;
        private final double step;
        private final double[] sum;
        private double rows;

        Mean(ServerState state, double step) {
            this.state = state;
            this.step = step;
            this.sum = new double[state.weights().length];
        }

        @Override
        public void add(ClientUpdate update) {
            rows += update.rows();
            for (int i = 0; i < sum.length; i++) {
                sum[i] += update.rows() * update.change()[i];
            }
        }

        @Override
        public ServerState result() {
            if (rows == 0) {
                return state;
            }
            double[] weights = state.weights().clone();
            for (int i = 0; i < weights.length; i++) {
                weights[i] += step * sum[i] / rows;
            }
            return new ServerState(weights, state.memory());
        }
    }
}
