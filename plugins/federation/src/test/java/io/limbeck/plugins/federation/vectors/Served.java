package io.limbeck.plugins.federation.vectors;

import io.limbeck.plugins.federation.Shipped;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.federation.AggregationStrategy;
import io.limbeck.spi.federation.ClientUpdate;
import io.limbeck.spi.federation.Round;
import io.limbeck.spi.federation.ServerState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A server with one of our strategies, fed with what vectors hold. */
final class Served {

    private final AggregationStrategy strategy;
    private ServerState state;
    private final int clients;
    private int rounds;

    Served(String id, Map<String, ?> settings, double[] weights, int clients) {
        this.strategy = Shipped.make(AggregationStrategy.KIND, "federation/" + id, settings);
        this.state = strategy.begin(weights, clients);
        this.clients = clients;
    }

    /** {@return the weights after a round with these updates} */
    double[] round(List<ClientUpdate> updates) {
        return round(updates, 0.1);
    }

    double[] round(List<ClientUpdate> updates, double learningRate) {
        Round round = new Round(rounds++, 1000, clients, learningRate, new RandomSource(1));
        AggregationStrategy.Aggregation aggregation = strategy.aggregation(state, round);
        updates.forEach(aggregation::add);
        state = aggregation.result();
        return state.weights();
    }

    /** {@return the weights after a round in which one client sent this change} */
    double[] round(double[] change) {
        return round(List.of(new ClientUpdate(0, 1, 1, change)));
    }

    /** {@return updates of clients that came to these weights from the present ones} */
    List<ClientUpdate> updates(double[][] weights, double[] rows, double[] losses) {
        List<ClientUpdate> updates = new ArrayList<>();
        for (int k = 0; k < weights.length; k++) {
            double[] change = new double[weights[k].length];
            for (int i = 0; i < change.length; i++) {
                change[i] = weights[k][i] - state.weights()[i];
            }
            updates.add(new ClientUpdate(k, (long) rows[k], 1, change, new double[0], losses[k], 0));
        }
        return updates;
    }
}
