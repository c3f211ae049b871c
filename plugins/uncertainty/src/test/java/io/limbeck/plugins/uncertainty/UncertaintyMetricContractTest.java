package io.limbeck.plugins.uncertainty;

import io.limbeck.spi.Component;
import io.limbeck.testkit.MetricContract;
import io.limbeck.testkit.OptOut;
import java.util.List;

final class UncertaintyMetricContractTest extends MetricContract {

    @Override
    protected List<Component<?, ?>> components() {
        return new UncertaintyPlugin().components();
    }

    @Override
    protected List<OptOut<Behavior>> optOuts() {
        return List.of(
                new OptOut<>(
                        "uncertainty/ood-auroc",
                        Behavior.COUNTS_WEIGHTS,
                        "it ranks rows, and a row of a stress test has no weight"),
                new OptOut<>(
                        "uncertainty/ood-aupr",
                        Behavior.COUNTS_WEIGHTS,
                        "it ranks rows, and a row of a stress test has no weight"),
                new OptOut<>(
                        "uncertainty/ood-fpr95",
                        Behavior.COUNTS_WEIGHTS,
                        "it ranks rows, and a row of a stress test has no weight"),
                new OptOut<>(
                        "uncertainty/interval-coverage-error",
                        Behavior.PREFERS_THE_TRUTH,
                        "intervals around the truth cover more than the promised share"),
                new OptOut<>(
                        "uncertainty/class-coverage-gap",
                        Behavior.PREFERS_THE_TRUTH,
                        "sets of the true class cover more than the promised share"));
    }
}
