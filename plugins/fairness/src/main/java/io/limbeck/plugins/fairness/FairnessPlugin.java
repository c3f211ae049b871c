package io.limbeck.plugins.fairness;

import io.limbeck.plugins.fairness.loss.FairnessLosses;
import io.limbeck.plugins.fairness.metric.FairnessMetrics;
import io.limbeck.plugins.fairness.postprocess.Postprocessors;
import io.limbeck.plugins.fairness.slice.Slices;
import io.limbeck.spi.Component;
import io.limbeck.spi.Plugin;
import io.limbeck.spi.PluginDescriptor;
import java.util.List;
import java.util.stream.Stream;

/** Fairness metrics in every toolkit's convention, loss terms that narrow the gaps they measure, and post-processing. */
public final class FairnessPlugin implements Plugin {

    @Override
    public PluginDescriptor descriptor() {
        return new PluginDescriptor(
                "limbeck-fairness", "0.1.0", "Group fairness: metrics, loss terms, post-processing", "[0.1,1)");
    }

    @Override
    public List<Component<?, ?>> components() {
        return Stream.of(
                        FairnessMetrics.components(),
                        FairnessLosses.components(),
                        Postprocessors.components(),
                        Slices.components())
                .<Component<?, ?>>flatMap(List::stream)
                .toList();
    }
}
