package io.limbeck.plugins.interpretability;

import io.limbeck.spi.Component;
import io.limbeck.testkit.ExplainerContract;
import io.limbeck.testkit.OptOut;
import java.util.List;

final class ExplainersContractTest extends ExplainerContract {

    @Override
    protected List<Component<?, ?>> components() {
        return new InterpretabilityPlugin().components();
    }

    @Override
    protected List<OptOut<Behavior>> optOuts() {
        return List.of(
                new OptOut<>(
                        "interpretability/integrated-gradients",
                        Behavior.ASKS_FOR_LOGITS_ALONE,
                        "it integrates derivatives"),
                new OptOut<>(
                        "interpretability/attribution-agreement",
                        Behavior.ASKS_FOR_LOGITS_ALONE,
                        "it compares reasons with those of a teacher"),
                new OptOut<>(
                        "interpretability/off-distribution-fidelity",
                        Behavior.ASKS_FOR_LOGITS_ALONE,
                        "it compares answers with those of a teacher"));
    }
}
