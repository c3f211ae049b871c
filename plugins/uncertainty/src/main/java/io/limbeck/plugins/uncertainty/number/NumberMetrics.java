package io.limbeck.plugins.uncertainty.number;

import io.limbeck.spi.Component;
import io.limbeck.spi.NoSettings;
import io.limbeck.spi.TargetKind;
import io.limbeck.spi.metric.Metric;
import java.util.List;
import java.util.function.Function;

/** The components of this package. */
public final class NumberMetrics {

    private NumberMetrics() {}

    /** {@return the components, in the order in which they should be listed} */
    public static List<Component<?, ?>> components() {
        return List.of(
                Component.of(
                                Metric.KIND,
                                "uncertainty/gaussian-nll",
                                NoSettings.class,
                                settings -> ProperScores.likelihood())
                        .summary("Mean negative log-likelihood of a number under its predicted normal distribution")
                        .targets(TargetKind.NUMBERS),
                Component.of(Metric.KIND, "uncertainty/crps", NoSettings.class, settings -> ProperScores.crps())
                        .summary("Continuous ranked probability score of a number's predicted normal distribution")
                        .targets(TargetKind.NUMBERS),
                metric("uncertainty/interval-coverage", Intervals.Coverage.class, Intervals::coverage),
                metric("uncertainty/interval-coverage-error", Intervals.Miss.class, CoverageError::new),
                metric("uncertainty/interval-width", Intervals.Width.class, Intervals::width),
                metric("uncertainty/interval-score", Intervals.Score.class, Intervals::score),
                metric("uncertainty/pinball", Pinball.Settings.class, Pinball::of));
    }

    private static <S extends Record> Component<S, Metric> metric(
            String id, Class<S> settings, Function<S, Metric> create) {
        return Component.of(Metric.KIND, id, settings, create).targets(TargetKind.NUMBERS);
    }
}
