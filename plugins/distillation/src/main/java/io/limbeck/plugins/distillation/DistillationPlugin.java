package io.limbeck.plugins.distillation;

import io.limbeck.plugins.distillation.feature.FeatureTerms;
import io.limbeck.plugins.distillation.gradient.GradientTerms;
import io.limbeck.plugins.distillation.number.NumberTerms;
import io.limbeck.plugins.distillation.output.OutputTerms;
import io.limbeck.plugins.distillation.tree.TreeTerms;
import io.limbeck.spi.Component;
import io.limbeck.spi.Plugin;
import io.limbeck.spi.PluginDescriptor;
import java.util.ArrayList;
import java.util.List;

/** Loss terms that teach a student. */
public final class DistillationPlugin implements Plugin {

    @Override
    public PluginDescriptor descriptor() {
        return new PluginDescriptor("limbeck-distillation", "0.1.0", "Loss terms that teach a student", "[0.1,1)");
    }

    @Override
    public List<Component<?, ?>> components() {
        List<Component<?, ?>> components = new ArrayList<>();
        components.addAll(OutputTerms.components());
        components.addAll(FeatureTerms.components());
        components.addAll(GradientTerms.components());
        components.addAll(TreeTerms.components());
        components.addAll(NumberTerms.components());
        return List.copyOf(components);
    }
}
