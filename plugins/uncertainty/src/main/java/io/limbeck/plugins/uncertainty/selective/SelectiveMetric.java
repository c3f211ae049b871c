package io.limbeck.plugins.uncertainty.selective;

import io.limbeck.spi.metric.Metric;
import io.limbeck.spi.metric.Predictions;
import io.limbeck.spi.metric.Resampled;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** A figure of the risk–coverage curve. */
abstract class SelectiveMetric implements Metric {

    abstract double figure(RiskCoverage curve);

    @Override
    public final double value(Predictions predictions) {
        return figure(RiskCoverage.over(predictions)
                .apply(IntStream.range(0, predictions.rows()).toArray()));
    }

    @Override
    public final Optional<Resampled> resampled(Predictions predictions) {
        Function<int[], RiskCoverage> curves = RiskCoverage.over(predictions);
        return Optional.of(drawn -> figure(curves.apply(drawn)));
    }
}
