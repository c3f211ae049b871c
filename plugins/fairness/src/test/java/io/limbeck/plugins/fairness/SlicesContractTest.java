package io.limbeck.plugins.fairness;

import io.limbeck.spi.Component;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.explain.ExplainInputs;
import io.limbeck.testkit.ExplainerContract;
import io.limbeck.testkit.FixedExplainInputs;
import io.limbeck.testkit.FunctionTeacher;
import io.limbeck.testkit.OptOut;
import io.limbeck.testkit.SeededTables;
import java.util.List;

final class SlicesContractTest extends ExplainerContract {

    @Override
    protected List<Component<?, ?>> components() {
        return new FairnessPlugin().components();
    }

    @Override
    protected ExplainInputs inputs(Component<?, ?> component) {
        Table rows = SeededTables.numericTable(31, 60);
        return new FixedExplainInputs(FunctionTeacher.linear(-1, 1.5, 0.02), rows)
                .searchedOn(SeededTables.numericTable(32, 200))
                .readAs(SeededTables.table(31, 60));
    }

    @Override
    protected List<OptOut<Behavior>> optOuts() {
        return List.of(
                new OptOut<>(
                        "fairness/worst-slice",
                        Behavior.EXPLAINS_TABLES,
                        "it searches on validation rows, which there are none of here"),
                new OptOut<>(
                        "fairness/worst-slice",
                        Behavior.ASKS_FOR_LOGITS_ALONE,
                        "it searches on validation rows, which there are none of here"));
    }
}
