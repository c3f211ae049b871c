package io.limbeck.plugins.federation.aggregate;

import static io.limbeck.spi.federation.AggregationStrategy.KIND;

import io.limbeck.spi.Component;
import java.util.List;

/** The aggregation strategies that average. */
public final class Aggregators {

    private Aggregators() {}

    /** {@return all of them} */
    public static List<Component<?, ?>> components() {
        return List.of(
                Component.of(KIND, "federation/fedavg", FedAvg.Settings.class, FedAvg::new),
                Component.of(KIND, "federation/fedavgm", FedAvgM.Settings.class, FedAvgM::new),
                Component.of(KIND, "federation/fedadagrad", FedAdagrad.Settings.class, FedAdagrad::of),
                Component.of(KIND, "federation/fedadam", FedAdam.Settings.class, FedAdam::of),
                Component.of(KIND, "federation/fedyogi", FedYogi.Settings.class, FedYogi::of),
                Component.of(KIND, "federation/fedprox", FedProx.Settings.class, FedProx::new),
                Component.of(KIND, "federation/fednova", FedNova.Settings.class, FedNova::new),
                Component.of(KIND, "federation/scaffold", Scaffold.Settings.class, Scaffold::new),
                Component.of(KIND, "federation/feddyn", FedDyn.Settings.class, FedDyn::new),
                Component.of(KIND, "federation/q-fedavg", QFedAvg.Settings.class, QFedAvg::new),
                Component.of(KIND, "federation/agnostic", Agnostic.Settings.class, Agnostic::new),
                Component.of(KIND, "federation/fedasync", FedAsync.Settings.class, FedAsync::new),
                Component.of(KIND, "federation/fedbuff", FedBuff.Settings.class, FedBuff::new));
    }
}
