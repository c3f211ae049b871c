package io.limbeck.plugins.federation;

import io.limbeck.spi.Component;
import io.limbeck.testkit.AggregationStrategyContract;
import io.limbeck.testkit.OptOut;
import java.util.List;

final class AggregationContractTest extends AggregationStrategyContract {

    @Override
    protected List<Component<?, ?>> components() {
        return new FederationPlugin().components();
    }

    @Override
    protected int poisonedBorne(Component<?, ?> component) {
        return switch (component.id().name()) {
            case "median" -> 5;
            case "trimmed-mean",
                    "mean-around-median",
                    "krum",
                    "multi-krum",
                    "bulyan",
                    "minimum-diameter-averaging",
                    "caf",
                    "smea",
                    "geometric-median" -> 1;
            default -> 0;
        };
    }

    @Override
    protected List<OptOut<Behavior>> optOuts() {
        return List.of(
                new OptOut<>(
                        "federation/feddyn", Behavior.NORMALISES_WEIGHTS, "clients that did not come hold it back"),
                new OptOut<>(
                        "federation/q-fedavg", Behavior.NORMALISES_WEIGHTS, "its step depends on the clients' losses"),
                new OptOut<>("federation/fedasync", Behavior.NORMALISES_WEIGHTS, "it takes a step for each update"),
                new OptOut<>("federation/fedbuff", Behavior.NORMALISES_WEIGHTS, "it waits until its buffer is full"),
                new OptOut<>("federation/bulyan", Behavior.NORMALISES_WEIGHTS, "it refuses rounds of so few updates"));
    }
}
