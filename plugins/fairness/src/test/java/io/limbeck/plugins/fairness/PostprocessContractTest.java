package io.limbeck.plugins.fairness;

import io.limbeck.spi.Component;
import io.limbeck.testkit.OptOut;
import io.limbeck.testkit.TeacherSourceContract;
import java.util.List;

final class PostprocessContractTest extends TeacherSourceContract {

    @Override
    protected List<Component<?, ?>> components() {
        return new FairnessPlugin().components();
    }

    @Override
    protected List<OptOut<Behavior>> optOuts() {
        return List.of(
                new OptOut<>(
                        "fairness/group-thresholds", Behavior.KEEPS_DECISIONS, "it moves the border of each group"),
                new OptOut<>("fairness/group-thresholds", Behavior.KEEPS_ORDER, "it moves the border of each group"),
                new OptOut<>("fairness/reject-option", Behavior.KEEPS_DECISIONS, "it moves the border of each group"),
                new OptOut<>("fairness/reject-option", Behavior.KEEPS_ORDER, "it moves the border of each group"));
    }
}
