package io.limbeck.plugins.uncertainty;

import io.limbeck.spi.Component;
import io.limbeck.spi.NoSettings;
import io.limbeck.spi.Plugin;
import io.limbeck.spi.PluginDescriptor;
import io.limbeck.spi.metric.Metric;
import java.util.List;

/** Metrics of how far probabilities can be trusted. */
public final class UncertaintyPlugin implements Plugin {

    @Override
    public PluginDescriptor descriptor() {
        return new PluginDescriptor("limbeck-uncertainty", "0.1.0", "Calibration and proper scores", "[0.1,1)");
    }

    @Override
    public List<Component<?, ?>> components() {
        return List.of(
                Component.of(Metric.KIND, "uncertainty/nll", NoSettings.class, settings -> new NegativeLogLikelihood())
                        .summary("Mean negative log-likelihood of the true class, in nats"),
                Component.of(Metric.KIND, "uncertainty/brier", Brier.Settings.class, Brier::new),
                Component.of(
                        Metric.KIND,
                        "uncertainty/ece",
                        ExpectedCalibrationError.Settings.class,
                        ExpectedCalibrationError::new));
    }
}
