package io.limbeck.plugins.models;

import io.limbeck.spi.Component;
import io.limbeck.testkit.OptimizerContract;
import java.util.List;

final class OptimizersContractTest extends OptimizerContract {

    @Override
    protected List<Component<?, ?>> components() {
        return new ModelsPlugin().components();
    }
}
