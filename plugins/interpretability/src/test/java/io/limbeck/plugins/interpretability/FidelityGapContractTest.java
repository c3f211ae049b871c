package io.limbeck.plugins.interpretability;

import io.limbeck.spi.Component;
import io.limbeck.testkit.FairnessMetricContract;
import java.util.List;

final class FidelityGapContractTest extends FairnessMetricContract {

    @Override
    protected List<Component<?, ?>> components() {
        return new InterpretabilityPlugin().components();
    }
}
