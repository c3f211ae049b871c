package io.limbeck.plugins.federation.partition;

import io.limbeck.spi.Component;
import io.limbeck.spi.federation.Partitioner;
import java.util.List;

/** The partitioners. */
public final class Partitioners {

    private Partitioners() {}

    /** {@return all of them} */
    public static List<Component<?, ?>> components() {
        return List.of(Component.of(Partitioner.KIND, "federation/iid", Iid.Settings.class, Iid::new));
    }
}
