package io.limbeck.plugins.federation.aggregate;

import io.limbeck.spi.federation.AggregationStrategy;
import io.limbeck.spi.federation.ClientUpdate;
import io.limbeck.spi.federation.ServerState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** An aggregation that takes updates one after the other: first who began first, then by number of client. */
abstract class InArrival implements AggregationStrategy.Aggregation {

    private final List<ClientUpdate> updates = new ArrayList<>();

    @Override
    public final void add(ClientUpdate update) {
        updates.add(update);
    }

    @Override
    public final ServerState result() {
        updates.sort(
                Comparator.comparingInt(ClientUpdate::staleness).reversed().thenComparingInt(ClientUpdate::client));
        return after(updates);
    }

    /** {@return the state after these updates, of which there may be none} */
    abstract ServerState after(List<ClientUpdate> arrived);
}
