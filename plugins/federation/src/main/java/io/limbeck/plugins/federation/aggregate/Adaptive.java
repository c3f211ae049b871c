package io.limbeck.plugins.federation.aggregate;

import io.limbeck.spi.federation.AggregationStrategy;
import io.limbeck.spi.federation.Round;
import io.limbeck.spi.federation.ServerState;
import java.util.Arrays;
import java.util.Map;

/**
 * Adaptive federated optimization [1]: with Δ the mean change, m ← β₁m + (1 − β₁)Δ, v as {@link SecondMoment} says, and
 * w ← w + η · m / (√v + τ).
 *
 * <p>[1] Reddi et al.: Adaptive Federated Optimization, 2021, algorithm 2; there v begins at τ² or more.
 */
final class Adaptive implements AggregationStrategy {

    private static final String FIRST = "first-moment";
    private static final String SECOND = "second-moment";
    private static final String ROUNDS = "rounds";

    /** What an adaptive server is set to. */
    record Settings(
            SecondMoment moment,
            double learningRate,
            double beta1,
            double beta2,
            double tau,
            double initial,
            BiasCorrection correction,
            Weighting weighting) {}

    private final Settings settings;

    Adaptive(Settings settings) {
        this.settings = settings;
    }

    @Override
    public ServerState begin(double[] weights, int clients) {
        double[] second = new double[weights.length];
        Arrays.fill(second, settings.initial());
        return new ServerState(
                weights, Map.of(FIRST, new double[weights.length], SECOND, second, ROUNDS, new double[1]));
    }

    @Override
    public Aggregation aggregation(ServerState state, Round round) {
        return new Averaging(state, settings.weighting()) {
            @Override
            ServerState after(double[] change) {
                return step(state, change);
            }
        };
    }

    private ServerState step(ServerState state, double[] change) {
        double[] weights = state.weights().clone();
        double[] first = state.kept(FIRST).clone();
        double[] second = state.kept(SECOND).clone();
        long rounds = (long) state.kept(ROUNDS)[0] + 1;
        double rate =
                settings.learningRate() * settings.correction().factor(rounds, settings.beta1(), settings.beta2());
        for (int i = 0; i < weights.length; i++) {
            first[i] = settings.beta1() * first[i] + (1 - settings.beta1()) * change[i];
            second[i] = settings.moment().after(second[i], change[i] * change[i], settings.beta2());
            double scale = Math.sqrt(second[i]) + settings.tau();
            weights[i] += first[i] == 0 ? 0 : rate * first[i] / scale;
        }
        return new ServerState(weights, Map.of(FIRST, first, SECOND, second, ROUNDS, new double[] {rounds}));
    }
}
