package io.limbeck.plugins.federation.aggregate;

import io.limbeck.spi.federation.AggregationStrategy;
import io.limbeck.spi.federation.ClientUpdate;
import io.limbeck.spi.federation.ServerState;

/** An aggregation that needs the mean change alone. */
abstract class Averaging implements AggregationStrategy.Aggregation {

    private final ServerState state;
    private final Mean mean;

    Averaging(ServerState state, Weighting weighting) {
        this.state = state;
        this.mean = new Mean(state.weights().length, weighting);
    }

    @Override
    public void add(ClientUpdate update) {
        mean.add(update);
    }

    @Override
    public final ServerState result() {
        return mean.isEmpty() ? state : after(mean.change());
    }

    /** {@return the state after a round with that mean change} */
    abstract ServerState after(double[] change);
}
