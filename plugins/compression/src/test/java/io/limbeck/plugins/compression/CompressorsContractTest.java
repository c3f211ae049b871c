package io.limbeck.plugins.compression;

import io.limbeck.spi.Component;
import io.limbeck.testkit.CompressorContract;
import io.limbeck.testkit.OptOut;
import java.util.List;

final class CompressorsContractTest extends CompressorContract {

    @Override
    protected List<Component<?, ?>> components() {
        return new CompressionPlugin().components();
    }

    @Override
    protected List<OptOut<Behavior>> optOuts() {
        return List.of(
                new OptOut<>("compression/int8", Behavior.KEEPS_WHAT_WAS_TRAINED, "it rounds when training is over"));
    }
}
