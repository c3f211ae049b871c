package io.limbeck.plugins.text;

import io.limbeck.spi.Component;
import io.limbeck.spi.metric.Predictions;
import io.limbeck.testkit.MetricContract;
import io.limbeck.testkit.OptOut;
import io.limbeck.testkit.SeededPredictions;
import java.util.List;

final class TextMetricContractTest extends MetricContract {

    @Override
    protected List<Component<?, ?>> components() {
        return new TextPlugin().components();
    }

    @Override
    protected Predictions predictions(Component<?, ?> component, long seed, int rows, int classes) {
        return SeededPredictions.ofClasses(
                seed, rows, List.of("O", "B-PER", "I-PER").subList(0, classes));
    }

    @Override
    protected List<OptOut<Behavior>> optOuts() {
        return List.of(
                new OptOut<>("text/entity-f1", Behavior.IGNORES_ORDER, "entities are spans of tokens in order"),
                new OptOut<>(
                        "text/entity-f1",
                        Behavior.COUNTS_WEIGHTS,
                        "a span is found or not, whatever its tokens weigh"));
    }
}
