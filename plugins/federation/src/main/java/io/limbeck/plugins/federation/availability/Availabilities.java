package io.limbeck.plugins.federation.availability;

import static io.limbeck.spi.federation.Availability.KIND;

import io.limbeck.spi.Component;
import java.util.List;

/** The ways in which clients are there, or not. */
public final class Availabilities {

    private Availabilities() {}

    /** {@return all of them} */
    public static List<Component<?, ?>> components() {
        return List.of(
                Component.of(KIND, "federation/stragglers", Stragglers.Settings.class, Stragglers::new),
                Component.of(KIND, "federation/drop-out", DropOut.Settings.class, DropOut::new),
                Component.of(KIND, "federation/late", Late.Settings.class, Late::new),
                Component.of(KIND, "federation/trace", Trace.Settings.class, Trace::new));
    }
}
