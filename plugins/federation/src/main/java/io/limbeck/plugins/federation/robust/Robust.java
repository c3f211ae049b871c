package io.limbeck.plugins.federation.robust;

import io.limbeck.plugins.federation.vector.Vectors;
import io.limbeck.spi.federation.AggregationStrategy;
import io.limbeck.spi.federation.ClientUpdate;
import io.limbeck.spi.federation.Round;
import io.limbeck.spi.federation.ServerState;
import java.util.ArrayList;
import java.util.List;

/**
 * A strategy that looks at all updates of a round at once: w ← w + centre(Δ₁ … Δₙ). Numbers of rows do not count unless a
 * strategy says so: a client can say what it likes. Holds a round's updates in memory.
 */
abstract class Robust implements AggregationStrategy {

    @Override
    public final Aggregation aggregation(ServerState state, Round round) {
        List<ClientUpdate> updates = new ArrayList<>();
        return new Aggregation() {
            @Override
            public void add(ClientUpdate update) {
                updates.add(update);
            }

            @Override
            public ServerState result() {
                return updates.isEmpty() ? state : after(state, new Cohort(updates));
            }
        };
    }

    /** {@return the state after these updates} */
    ServerState after(ServerState state, Cohort cohort) {
        return new ServerState(Vectors.sum(state.weights(), centre(cohort)), state.memory());
    }

    /**
     * {@return what stands for all changes, {@code [parameters]}}
     *
     * @throws io.limbeck.spi.InvalidInputException if there are too few
     */
    abstract double[] centre(Cohort cohort);
}
