package io.limbeck.testkit;

import io.limbeck.spi.RandomSource;
import io.limbeck.spi.federation.AggregationStrategy;
import io.limbeck.spi.federation.ClientUpdate;
import io.limbeck.spi.federation.ServerState;
import java.util.Arrays;
import java.util.List;

/** Rounds of a small federation of seeded updates, for {@link AggregationStrategyContract}. */
final class StrategyRounds {

    static final int CLIENTS = 12;
    static final int PARAMETERS = 7;

    private StrategyRounds() {}

    /** {@return where it begins} */
    static ServerState begin(AggregationStrategy strategy) {
        return strategy.begin(SeededUpdates.vector(new RandomSource(3), PARAMETERS, 1), CLIENTS);
    }

    /** {@return what all clients send in a round} */
    static List<ClientUpdate> updates(long seed) {
        return SeededUpdates.round(seed, CLIENTS, PARAMETERS, 0.1);
    }

    /** {@return where it is after so many rounds, the clients in their order or in another} */
    static ServerState afterRounds(AggregationStrategy strategy, int rounds, boolean backwards) {
        ServerState state = begin(strategy);
        for (int round = 0; round < rounds; round++) {
            List<ClientUpdate> updates = updates(round);
            int[] order = new RandomSource(round).permutation(backwards ? CLIENTS : 0);
            state = SeededUpdates.after(
                    strategy,
                    state,
                    SeededUpdates.at(round, CLIENTS),
                    backwards ? Arrays.stream(order).mapToObj(updates::get).toList() : updates);
        }
        return state;
    }

    /** {@return how far many small changes move it from weights of one size} */
    static double[] moved(AggregationStrategy strategy, double from) {
        int rounds = 400;
        double[] weights = new double[PARAMETERS];
        Arrays.fill(weights, from);
        ServerState state = strategy.begin(weights, CLIENTS);
        for (int round = 0; round < rounds; round++) {
            List<ClientUpdate> updates = SeededUpdates.round(round % 5, CLIENTS, PARAMETERS, 1e-9);
            state = SeededUpdates.after(strategy, state, SeededUpdates.at(round, CLIENTS), updates);
        }
        double[] end = state.weights();
        return Arrays.stream(end).map(weight -> weight - from).toArray();
    }

    /** {@return where it is after the first round, in which so many clients send the same change} */
    static ServerState same(AggregationStrategy strategy, double[] change, int clients) {
        List<ClientUpdate> updates = updates(1).subList(0, clients).stream()
                .map(update -> new ClientUpdate(
                        update.client(), 100, 10, change.clone(), new double[PARAMETERS], update.loss(), 0))
                .toList();
        return SeededUpdates.after(strategy, begin(strategy), SeededUpdates.at(0, CLIENTS), updates);
    }

    /** {@return what clients send that learnt nothing} */
    static List<ClientUpdate> silent() {
        return updates(1).stream()
                .map(update -> new ClientUpdate(
                        update.client(),
                        update.rows(),
                        update.steps(),
                        new double[PARAMETERS],
                        new double[PARAMETERS],
                        update.loss(),
                        0))
                .toList();
    }
}
