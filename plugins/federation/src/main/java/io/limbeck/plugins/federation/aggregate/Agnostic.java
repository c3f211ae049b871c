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
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Agnostic federated learning [1]: a game between weights and a mixture λ of the clients, which goes where the loss is.
 * w ← w + Σ λₖΔₖ / Σ λₖ over the round's clients, λ ← Π(λ + η·F) onto the simplex, with Fₖ the objective before training. What
 * is judged and handed out is the mean of the weights after each round. It is the paper's algorithm where every client takes
 * part in every round with one step on all of its rows; a client that is not there keeps its λ.
 *
 * <p>[1] Mohri, Sivek, Suresh: Agnostic Federated Learning, 2019, figure 3.
 */
final class Agnostic implements AggregationStrategy {

    @Summary("Agnostic federated learning: weights for the worst mixture of the clients")
    record Settings(
            @Summary("Step η of the mixture") @Default("0.1") @Positive
            double mixtureLearningRate,

            @Summary("Whether the model is the mean over the rounds, as the paper has it, or that of the last")
            @Default("true")
            boolean averaged) {}

    private static final String MIXTURE = "mixture";
    private static final String MEAN = "mean";
    private static final String ROUNDS = "rounds";

    private final Settings settings;

    Agnostic(Settings settings) {
        this.settings = settings;
    }

    @Override
    public ServerState begin(double[] weights, int clients) {
        double[] mixture = new double[clients];
        Arrays.fill(mixture, 1.0 / clients);
        return new ServerState(weights, Map.of(MIXTURE, mixture, MEAN, weights, ROUNDS, new double[1]));
    }

    @Override
    public Aggregation aggregation(ServerState state, Round round) {
        double[] mixture = state.kept(MIXTURE);
        double[] climbed = mixture.clone();
        Mean mean = new Mean(state.weights().length, Weighting.CLIENTS);
        return new Aggregation() {
            private boolean any;

            @Override
            public void add(ClientUpdate update) {
                any = true;
                mean.add(mixture[update.client()], update.change());
                climbed[update.client()] += settings.mixtureLearningRate() * ToldLoss.of(update);
            }

            @Override
            public ServerState result() {
                if (!any) {
                    return state;
                }
                double[] weights = mean.isEmpty() ? state.weights() : Vectors.sum(state.weights(), mean.change());
                double rounds = state.kept(ROUNDS)[0] + 1;
                double[] old = state.kept(MEAN);
                Map<String, double[]> memory = new LinkedHashMap<>();
                memory.put(MIXTURE, Simplex.nearest(climbed));
                memory.put(MEAN, Vectors.plus(old, 1 / rounds, Vectors.plus(weights, -1, old)));
                memory.put(ROUNDS, new double[] {rounds});
                return new ServerState(weights, memory);
            }
        };
    }

    @Override
    public LocalRule local() {
        return ToldLoss.RULE;
    }

    @Override
    public double[] model(ServerState state) {
        return settings.averaged() ? state.kept(MEAN) : state.weights();
    }
}
