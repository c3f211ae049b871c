package io.limbeck.plugins.interpretability;

import io.limbeck.spi.Component;
import io.limbeck.spi.NoSettings;
import io.limbeck.spi.Plugin;
import io.limbeck.spi.PluginDescriptor;
import io.limbeck.spi.metric.Metric;
import java.util.List;

/** Metrics of how faithfully a student stands for its teacher. */
public final class InterpretabilityPlugin implements Plugin {

    @Override
    public PluginDescriptor descriptor() {
        return new PluginDescriptor(
                "limbeck-interpretability", "0.1.0", "How faithfully a student stands for its teacher", "[0.1,1)");
    }

    @Override
    public List<Component<?, ?>> components() {
        return List.of(
                Component.of(Metric.KIND, "interpretability/fidelity", NoSettings.class, settings -> new Fidelity())
                        .summary("Share of rows on which the student decides as its teacher does"),
                Component.of(
                                Metric.KIND,
                                "interpretability/teacher-divergence",
                                NoSettings.class,
                                settings -> new TeacherDivergence())
                        .summary("Mean divergence of the student's probabilities from its teacher's, in nats"));
    }
}
