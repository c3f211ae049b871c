package io.limbeck.plugins.interpretability;

import io.limbeck.plugins.interpretability.explain.Explainers;
import io.limbeck.plugins.interpretability.fidelity.FidelityMetrics;
import io.limbeck.spi.Component;
import io.limbeck.spi.Plugin;
import io.limbeck.spi.PluginDescriptor;
import java.util.List;
import java.util.stream.Stream;

/** Explanations of models, and metrics of how faithfully a student stands for its teacher. */
public final class InterpretabilityPlugin implements Plugin {

    @Override
    public PluginDescriptor descriptor() {
        return new PluginDescriptor(
                "limbeck-interpretability",
                "0.1.0",
                "Why models decide as they do, and how faithfully a student stands for its teacher",
                "[0.1,1)");
    }

    @Override
    public List<Component<?, ?>> components() {
        return Stream.of(FidelityMetrics.components(), Explainers.components())
                .<Component<?, ?>>flatMap(List::stream)
                .toList();
    }
}
