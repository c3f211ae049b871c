package io.limbeck.plugins.fairness;

import io.limbeck.spi.Component;
import io.limbeck.testkit.FairnessMetricContract;
import io.limbeck.testkit.OptOut;
import io.limbeck.testkit.SettingsDefaults;
import java.util.List;
import java.util.Map;

final class FairnessMetricsContractTest extends FairnessMetricContract {

    @Override
    protected List<Component<?, ?>> components() {
        return new FairnessPlugin().components();
    }

    @Override
    protected Record settings(Component<?, ?> component) {
        return SettingsDefaults.read(
                component.settings(),
                switch (component.id().toString()) {
                    case "fairness/rate-gap" -> Map.of("rate", "true-positive-rate");
                    default -> Map.of();
                });
    }

    @Override
    protected List<OptOut<Behavior>> optOuts() {
        return List.of(
                new OptOut<>(
                        "fairness/average-odds",
                        Behavior.PREFERS_EQUALS,
                        "it is signed: below 0 the other group has the advantage"),
                new OptOut<>(
                        "fairness/average-predictive-value",
                        Behavior.PREFERS_EQUALS,
                        "it is signed: below 0 the other group has the advantage"),
                new OptOut<>(
                        "fairness/conditional-demographic-disparity",
                        Behavior.PREFERS_EQUALS,
                        "it is signed: below 0 the other group has the advantage"),
                new OptOut<>(
                        "fairness/generalized-entropy", Behavior.COMPARES_GROUPS, "it compares rows and not groups"),
                new OptOut<>(
                        "fairness/generalized-entropy", Behavior.WANTS_EVIDENCE, "it compares rows and not groups"),
                new OptOut<>("fairness/theil", Behavior.COMPARES_GROUPS, "it compares rows and not groups"),
                new OptOut<>("fairness/theil", Behavior.WANTS_EVIDENCE, "it compares rows and not groups"),
                new OptOut<>(
                        "fairness/coefficient-of-variation",
                        Behavior.COMPARES_GROUPS,
                        "it compares rows and not groups"),
                new OptOut<>(
                        "fairness/coefficient-of-variation",
                        Behavior.WANTS_EVIDENCE,
                        "it compares rows and not groups"));
    }
}
