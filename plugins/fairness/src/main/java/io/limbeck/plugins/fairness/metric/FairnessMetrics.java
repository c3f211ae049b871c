package io.limbeck.plugins.fairness.metric;

import io.limbeck.spi.Component;
import java.util.List;
import java.util.stream.Stream;

/** The fairness metrics, in the order in which they should be listed. */
public final class FairnessMetrics {

    private FairnessMetrics() {}

    /** {@return all of them} */
    public static List<Component<?, ?>> components() {
        return Stream.of(
                        RateMetrics.components(),
                        DistributionMetrics.components(),
                        MulticlassMetrics.components(),
                        ScoreMetrics.components())
                .<Component<?, ?>>flatMap(List::stream)
                .toList();
    }
}
