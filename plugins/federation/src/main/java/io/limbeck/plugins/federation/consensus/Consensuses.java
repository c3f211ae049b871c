package io.limbeck.plugins.federation.consensus;

import io.limbeck.spi.Component;
import io.limbeck.spi.NoSettings;
import io.limbeck.spi.federation.Consensus;
import java.util.List;

/** The ways to agree. */
public final class Consensuses {

    private Consensuses() {}

    /** {@return all of them} */
    public static List<Component<?, ?>> components() {
        return List.of(
                Component.of(Consensus.KIND, "federation/mean-logits", NoSettings.class, settings -> new MeanLogits())
                        .summary("The plain mean of the clients' logits"));
    }
}
