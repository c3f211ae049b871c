package io.limbeck.plugins.uncertainty.selective;

import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.metric.Direction;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Positive;
import java.util.stream.IntStream;

/**
 * The error rate among the rows accepted by the highest threshold on confidence that accepts a share of
 * {@code coverage} or more.
 */
final class RiskAtCoverage extends SelectiveMetric {

    /** Sums of weights that should make a share may miss it by rounding. */
    private static final double ROUNDING = 1e-12;

    @Summary("Error rate among the most confident rows that make up a given share")
    record Settings(
            @Summary("The share of rows to accept") @Default("0.8") @Positive @DecimalMax("1")
            double coverage) {}

    private final double coverage;

    RiskAtCoverage(Settings settings) {
        this.coverage = settings.coverage();
    }

    @Override
    public String definition() {
        return "error rate among the most confident rows that make up a share of at least " + coverage
                + ", equal confidences together";
    }

    @Override
    public Direction better() {
        return Direction.LOWER;
    }

    @Override
    double figure(RiskCoverage curve) {
        return IntStream.range(0, curve.points())
                .filter(point -> curve.coverage()[point] >= coverage - ROUNDING)
                .mapToDouble(curve::risk)
                .findFirst()
                .orElse(Double.NaN);
    }
}
