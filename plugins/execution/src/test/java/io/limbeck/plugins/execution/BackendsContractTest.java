package io.limbeck.plugins.execution;

import io.limbeck.spi.Component;
import io.limbeck.testkit.ExecutionBackendContract;
import io.limbeck.testkit.OptOut;
import java.util.List;

final class BackendsContractTest extends ExecutionBackendContract {

    @Override
    protected List<Component<?, ?>> components() {
        return new ExecutionPlugin().components();
    }

    @Override
    protected List<OptOut<Behavior>> optOuts() {
        return List.of(new OptOut<>("execution/in-process", Behavior.HAS_WORKERS, "the host does the work itself"));
    }
}
