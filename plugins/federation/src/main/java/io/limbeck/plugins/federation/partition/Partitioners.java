package io.limbeck.plugins.federation.partition;

import static io.limbeck.spi.federation.Partitioner.KIND;

import io.limbeck.spi.Component;
import java.util.List;

/** The partitioners. */
public final class Partitioners {

    private Partitioners() {}

    /** {@return all of them} */
    public static List<Component<?, ?>> components() {
        return List.of(
                Component.of(KIND, "federation/iid", Iid.Settings.class, Iid::new),
                Component.of(KIND, "federation/shards", Shards.Settings.class, Shards::new),
                Component.of(KIND, "federation/dirichlet", LabelDirichlet.Settings.class, LabelDirichlet::new),
                Component.of(
                        KIND, "federation/dirichlet-sizes", QuantityDirichlet.Settings.class, QuantityDirichlet::new),
                Component.of(KIND, "federation/by-classes", ByClasses.Settings.class, ByClasses::new),
                Component.of(KIND, "federation/by-size", BySize.Settings.class, BySize::new),
                Component.of(KIND, "federation/by-attribute", ByAttribute.Settings.class, ByAttribute::new));
    }
}
