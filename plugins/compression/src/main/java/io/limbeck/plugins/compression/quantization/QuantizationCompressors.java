package io.limbeck.plugins.compression.quantization;

import io.limbeck.spi.Component;
import io.limbeck.spi.NoSettings;
import io.limbeck.spi.tensorflow.compression.Compressor;
import io.limbeck.spi.tensorflow.gradient.OpGradient;
import java.util.List;

/** The compressors of this package. */
public final class QuantizationCompressors {

    private QuantizationCompressors() {}

    /** {@return them} */
    public static List<Component<?, ?>> components() {
        return List.of(
                Component.of(Compressor.KIND, "compression/fake-quant", FakeQuant.Settings.class, FakeQuant::new),
                Component.of(Compressor.KIND, "compression/int8", Int8.Settings.class, Int8::new),
                Component.of(
                                OpGradient.KIND,
                                "compression/fake-quant-gradient",
                                NoSettings.class,
                                settings -> new FakeQuantGradient())
                        .summary("Passes gradients straight through a rounding, inside its range"));
    }
}
