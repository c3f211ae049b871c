package io.limbeck.plugins.uncertainty.number;

import io.limbeck.spi.metric.Direction;
import io.limbeck.spi.metric.Metric;
import io.limbeck.spi.metric.Predictions;
import io.limbeck.spi.metric.Predictions.Part;
import java.util.Set;

/** {@code |coverage - level|} of the central prediction interval: what there is to minimise where {@link Intervals} has a target. */
final class CoverageError implements Metric {

    private final Metric coverage;
    private final double level;

    CoverageError(Intervals.Miss settings) {
        this.coverage = Intervals.coverage(new Intervals.Coverage(settings.level()));
        this.level = settings.level();
    }

    @Override
    public Set<Part> needs() {
        return Set.of(Part.TARGETS);
    }

    @Override
    public String definition() {
        return "coverage error: distance from " + level
                + " of the weighted share of rows whose target lies in the central"
                + " prediction interval of that level";
    }

    @Override
    public Direction better() {
        return Direction.LOWER;
    }

    @Override
    public double value(Predictions predictions) {
        return Math.abs(coverage.value(predictions) - level);
    }
}
