package io.limbeck.testkit;

import io.limbeck.spi.RandomSource;
import io.limbeck.spi.federation.AggregationStrategy;
import io.limbeck.spi.federation.ClientUpdate;
import io.limbeck.spi.federation.Round;
import io.limbeck.spi.federation.ServerState;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/** What clients of a federation send in tests, a function of the arguments alone. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SeededUpdates {

    private SeededUpdates() {}

    /**
     * {@return one round of so many clients, with rows, steps and an objective, and a change of memory of the same length}
     *
     * @param seed another seed gives other numbers
     * @param clients how many clients
     * @param parameters length of a change
     * @param size standard deviation
     */
    public static List<ClientUpdate> round(long seed, int clients, int parameters, double size) {
        List<ClientUpdate> updates = new ArrayList<>();
        for (int client = 0; client < clients; client++) {
            RandomSource random = new RandomSource(seed).child(client);
            updates.add(new ClientUpdate(
                    client,
                    5 + random.below(0, 40),
                    1 + random.below(1, 9),
                    vector(random.child("change"), parameters, size),
                    vector(random.child("memory"), parameters, size),
                    0.1 + random.uniform(2),
                    0));
        }
        return updates;
    }

    /**
     * {@return normal numbers times a size}
     *
     * @param random source of chance
     * @param length how many
     * @param size standard deviation
     */
    public static double[] vector(RandomSource random, int length, double size) {
        double[] vector = new double[length];
        for (int i = 0; i < length; i++) {
            vector[i] = size * random.normal(i);
        }
        return vector;
    }

    /**
     * {@return where a federation of so many clients stands before a round}
     *
     * @param number rounds done before
     * @param clients how many clients
     */
    public static Round at(int number, int clients) {
        return new Round(number, 1000, clients, 0.1, new RandomSource(99).child(number));
    }

    /**
     * {@return the state after a round with these updates}
     *
     * @param strategy the strategy
     * @param state what the server knows
     * @param round where the federation stands
     * @param updates what clients sent
     */
    public static ServerState after(
            AggregationStrategy strategy, ServerState state, Round round, List<ClientUpdate> updates) {
        AggregationStrategy.Aggregation aggregation = strategy.aggregation(state, round);
        updates.forEach(aggregation::add);
        return aggregation.result();
    }
}
