package io.limbeck.plugins.text;

import io.limbeck.spi.Component;
import io.limbeck.spi.explain.ExplainInputs;
import io.limbeck.testkit.ExplainerContract;
import io.limbeck.testkit.FixedExplainInputs;
import io.limbeck.testkit.FunctionTeacher;
import io.limbeck.testkit.OptOut;
import java.util.List;

final class EntityReportContractTest extends ExplainerContract {

    @Override
    protected List<Component<?, ?>> components() {
        return new TextPlugin().components();
    }

    @Override
    protected ExplainInputs inputs(Component<?, ?> component) {
        return new FixedExplainInputs(
                FunctionTeacher.of(3, row -> new double[] {0.5, row[0] % 3, row[1] % 2}), Tokens.rows(1, 60));
    }

    @Override
    protected List<OptOut<Behavior>> optOuts() {
        return List.of(
                new OptOut<>(
                        "text/entity-report",
                        Behavior.EXPLAINS_TABLES,
                        "it reports on entities, which are spans of tokens"),
                new OptOut<>(
                        "text/entity-report",
                        Behavior.ASKS_FOR_LOGITS_ALONE,
                        "it reports on entities, which are spans of tokens"));
    }
}
