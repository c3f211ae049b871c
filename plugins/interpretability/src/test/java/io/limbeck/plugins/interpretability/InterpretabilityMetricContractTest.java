package io.limbeck.plugins.interpretability;

import io.limbeck.spi.Component;
import io.limbeck.testkit.MetricContract;
import io.limbeck.testkit.OptOut;
import java.util.List;

final class InterpretabilityMetricContractTest extends MetricContract {

    @Override
    protected List<Component<?, ?>> components() {
        return new InterpretabilityPlugin().components();
    }

    @Override
    protected List<OptOut<Behavior>> optOuts() {
        return List.of(new OptOut<>(
                "interpretability/score-rank-correlation",
                Behavior.COUNTS_WEIGHTS,
                "ranks are those of the rows; weights enter the correlation alone"));
    }
}
