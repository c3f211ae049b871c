package io.limbeck.plugins.federation.privacy;

import io.limbeck.spi.Component;
import io.limbeck.spi.federation.AggregationStrategy;
import io.limbeck.spi.federation.UpdateFilter;
import java.util.List;

/** What is for privacy. */
public final class Privacy {

    private Privacy() {}

    /** {@return all of it} */
    public static List<Component<?, ?>> components() {
        return List.of(
                Component.of(UpdateFilter.KIND, "federation/clipping", Clipping.Settings.class, Clipping::new),
                Component.of(UpdateFilter.KIND, "federation/zeroing", Zeroing.Settings.class, Zeroing::new),
                Component.of(
                        UpdateFilter.KIND,
                        "federation/gaussian-noise",
                        GaussianNoise.Settings.class,
                        GaussianNoise::new),
                Component.of(
                        AggregationStrategy.KIND,
                        "federation/secure-fedavg",
                        SecureFedAvg.Settings.class,
                        SecureFedAvg::new));
    }
}
