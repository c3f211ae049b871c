package io.limbeck.plugins.quality;

import io.limbeck.spi.Component;
import io.limbeck.spi.ComponentDefinition;
import io.limbeck.spi.NoSettings;
import io.limbeck.spi.Plugin;
import io.limbeck.spi.PluginDescriptor;
import io.limbeck.spi.TargetKind;
import io.limbeck.spi.metric.Metric;
import java.util.List;
import java.util.function.Supplier;

/** Metrics of how often, and how well ranked, predictions are right. */
public final class QualityPlugin implements Plugin {

    @Override
    public PluginDescriptor descriptor() {
        return new PluginDescriptor("limbeck-quality", "0.1.0", "Accuracy, ranking and their relatives", "[0.1,1)");
    }

    @Override
    public List<Component<?, ?>> components() {
        return List.of(
                metric("accuracy", "Share of right decisions", Accuracy::new),
                metric("balanced-accuracy", "Mean over the classes of the share recognised", BalancedAccuracy::new),
                metric("auroc", "Chance that a positive row outranks a negative one", Auroc::new),
                metric("average-precision", "Area under the steps of precision over recall", AveragePrecision::new),
                metric("f1", "Harmonic mean of precision and recall", () -> ClassRate.F1),
                metric("precision", "Share of true positives among positive decisions", () -> ClassRate.PRECISION),
                metric("recall", "Share of positive rows that are recognised", () -> ClassRate.RECALL),
                number("rmse", "Root mean squared error of a predicted number", RootMeanSquaredError::new),
                number("mae", "Mean absolute error of a predicted number", MeanAbsoluteError::new),
                number("r2", "Share of a number's variance that is explained (R²)", CoefficientOfDetermination::new),
                Component.of(Metric.KIND, "quality/recall-of", RecallOf.Settings.class, RecallOf::new)
                        .ports(RecallOf::ports));
    }

    private static Component<?, ?> number(String name, String summary, Supplier<Metric> create) {
        return metric(name, summary, create).targets(TargetKind.NUMBERS);
    }

    private static ComponentDefinition<?, ?> metric(String name, String summary, Supplier<Metric> create) {
        return Component.of(Metric.KIND, "quality/" + name, NoSettings.class, settings -> create.get())
                .summary(summary);
    }
}
