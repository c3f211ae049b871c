package io.limbeck.spi.federation;

import io.limbeck.spi.ComponentKind;
import org.apiguardian.api.API;

/**
 * Makes new global weights of what clients send, and says what clients do besides plain descent.
 *
 * <p>Pure and stateless: everything that lasts is in {@link ServerState}. Thread-safe.
 */
@API(status = API.Status.STABLE, since = "0.1")
public interface AggregationStrategy {

    /** The kind. */
    ComponentKind<AggregationStrategy> KIND = new ComponentKind<>(
            "aggregation-strategy",
            AggregationStrategy.class,
            "Makes new global weights of what the clients of a federation send");

    /**
     * {@return the state before the first round}
     *
     * @param weights the first global weights, {@code [parameters]}
     * @param clients clients of the federation
     */
    default ServerState begin(double[] weights, int clients) {
        return new ServerState(weights);
    }

    /**
     * Begins to aggregate a round.
     *
     * @param state what the server knew when the round began
     * @param round where the federation stands
     * @return an aggregation without updates
     */
    Aggregation aggregation(ServerState state, Round round);

    /** {@return what clients do besides plain descent} */
    default LocalRule local() {
        return LocalRule.PLAIN;
    }

    /**
     * {@return the weights to judge and to hand out in the end}; most strategies give the global weights
     *
     * @param state what the server knows
     */
    default double[] model(ServerState state) {
        return state.weights();
    }

    /**
     * The updates of one round. They are added in an order that does not depend on who was quick; a strategy that only
     * sums need not keep them.
     */
    interface Aggregation {

        /**
         * Takes an update in.
         *
         * @param update what a client sent
         */
        void add(ClientUpdate update);

        /**
         * {@return the state after the round}; the state before it if nobody sent an update
         *
         * @throws io.limbeck.spi.InvalidInputException if the strategy cannot work with so few updates
         */
        ServerState result();
    }
}
