package io.limbeck.plugins.federation.compress;

import static io.limbeck.spi.federation.UpdateFilter.KIND;

import io.limbeck.spi.Component;
import java.util.List;

/** The ways to send less. */
public final class Compressions {

    private Compressions() {}

    /** {@return all of them} */
    public static List<Component<?, ?>> components() {
        return List.of(
                Component.of(KIND, "federation/top-k", TopK.Settings.class, TopK::new),
                Component.of(KIND, "federation/quantize", Quantization.Settings.class, Quantization::new));
    }
}
