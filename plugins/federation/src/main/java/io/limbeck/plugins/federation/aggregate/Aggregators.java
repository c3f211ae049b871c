package io.limbeck.plugins.federation.aggregate;

import io.limbeck.spi.Component;
import io.limbeck.spi.federation.AggregationStrategy;
import java.util.List;

/** The aggregation strategies. */
public final class Aggregators {

    private Aggregators() {}

    /** {@return all of them} */
    public static List<Component<?, ?>> components() {
        return List.of(Component.of(AggregationStrategy.KIND, "federation/fedavg", FedAvg.Settings.class, FedAvg::new));
    }
}
