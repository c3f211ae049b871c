package io.limbeck.plugins.federation.aggregate;

import io.limbeck.plugins.federation.Shipped;
import io.limbeck.spi.federation.AggregationStrategy;
import io.limbeck.spi.federation.ClientUpdate;
import io.limbeck.spi.federation.LocalRule;
import io.limbeck.spi.federation.Round;
import io.limbeck.spi.federation.ServerState;
import io.limbeck.testkit.SeededUpdates;
import java.util.Map;

/**
 * A federation whose answer is known: client k's objective is aₖ/2 · (u − bₖ)² + cₖ, descended exactly for some steps as the
 * strategy's local rule says.
 *
 * @param curvatures aₖ
 * @param optima bₖ
 * @param floors cₖ
 * @param steps local steps of each client
 */
record Parabolas(double[] curvatures, double[] optima, double[] floors, int[] steps) {

    private static final double RATE = 0.1;

    /** {@return the optimum of the mean objective} */
    double optimum() {
        double sum = 0;
        double total = 0;
        for (int k = 0; k < curvatures.length; k++) {
            sum += curvatures[k] * optima[k];
            total += curvatures[k];
        }
        return sum / total;
    }

    double objective(int k, double u) {
        return curvatures[k] / 2 * (u - optima[k]) * (u - optima[k]) + floors[k];
    }

    /** {@return the model after so many rounds from 0} */
    double after(int rounds, String id, Map<String, ?> settings) {
        AggregationStrategy strategy = Shipped.make(AggregationStrategy.KIND, "federation/" + id, settings);
        LocalRule rule = strategy.local();
        int clients = curvatures.length;
        double[][] memories = new double[clients][1];
        ServerState state = strategy.begin(new double[1], clients);
        for (int number = 0; number < rounds; number++) {
            Round round = SeededUpdates.at(number, clients);
            AggregationStrategy.Aggregation aggregation = strategy.aggregation(state, round);
            for (int k = 0; k < clients; k++) {
                aggregation.add(train(k, rule, state, memories, round));
            }
            state = aggregation.result();
        }
        return strategy.model(state)[0];
    }

    private ClientUpdate train(int k, LocalRule rule, ServerState state, double[][] memories, Round round) {
        double sent = state.weights()[0];
        double shift = rule.shifts() ? rule.shift(state, memories[k])[0] : 0;
        double u = sent;
        for (int step = 0; step < steps[k]; step++) {
            u -= RATE * (curvatures[k] * (u - optima[k]) + rule.proximal() * (u - sent) + shift);
        }
        ClientUpdate update =
                new ClientUpdate(k, 1, steps[k], new double[] {u - sent}, new double[0], objective(k, sent), 0);
        if (!rule.remembers()) {
            return update;
        }
        double[] before = memories[k];
        memories[k] = rule.remembered(state, before, update, round);
        double[] told = rule.tellsMemory() ? new double[] {memories[k][0] - before[0]} : new double[0];
        return new ClientUpdate(k, 1, steps[k], update.change(), told, update.loss(), 0);
    }
}
