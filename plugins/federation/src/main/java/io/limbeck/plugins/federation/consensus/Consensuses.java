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
                        .summary("The plain mean of the clients' logits"),
                Component.of(Consensus.KIND, "federation/era", EntropyReduction.Settings.class, EntropyReduction::new),
                Component.of(
                        Consensus.KIND,
                        "federation/median-logits",
                        RobustLogits.MedianSettings.class,
                        RobustLogits::median),
                Component.of(
                        Consensus.KIND,
                        "federation/trimmed-mean-logits",
                        RobustLogits.Settings.class,
                        RobustLogits::trimmed),
                Component.of(
                        Consensus.KIND, "federation/quantized", QuantizedShares.Settings.class, QuantizedShares::new),
                Component.of(
                        Consensus.KIND,
                        "federation/confidence-weighted",
                        ConfidenceWeighted.Settings.class,
                        ConfidenceWeighted::new));
    }
}
