package io.limbeck.plugins.pretraining;

import io.limbeck.spi.Component;
import io.limbeck.testkit.AugmentationContract;
import java.util.List;

final class MaskContractTest extends AugmentationContract {

    @Override
    protected List<Component<?, ?>> components() {
        return new PretrainingPlugin().components();
    }
}
