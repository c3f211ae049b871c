package io.limbeck.plugins.models.layer;

import io.limbeck.spi.ModelSpec;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.TableSpec;
import java.util.List;

/** First phase of a model that speaks of the classes of its data. */
public final class Outputs {

    private Outputs() {}

    /** {@return the first phase of a model without taps} */
    public static Ports ofData(PortSpecs inputs) {
        return ofData(inputs, List.of());
    }

    /** {@return the first phase of a model with these taps} */
    public static Ports ofData(PortSpecs inputs, List<String> taps) {
        return Ports.giving(new ModelSpec(inputs.data().map(TableSpec::classes).orElse(List.of()), taps));
    }
}
