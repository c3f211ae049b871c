package io.limbeck.plugins.uncertainty.selective;

import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.metric.Direction;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.stream.IntStream;

/**
 * The largest share of rows that can be accepted, by a threshold on confidence, with an error rate among them of no more
 * than {@code risk}; 0 if there is no such threshold. The rows it is chosen on are those it is measured on: a threshold
 * to be used has to be chosen elsewhere.
 */
final class CoverageAtRisk extends SelectiveMetric {

    @Summary("Largest share of rows that can be accepted by confidence at a given error rate among them")
    record Settings(
            @Summary("The error rate that is allowed") @Default("0.05") @PositiveOrZero @DecimalMax("1")
            double risk) {}

    private final double risk;

    CoverageAtRisk(Settings settings) {
        this.risk = settings.risk();
    }

    @Override
    public String definition() {
        return "largest coverage with an error rate of at most " + risk + " among the more confident rows";
    }

    @Override
    public Direction better() {
        return Direction.HIGHER;
    }

    @Override
    double figure(RiskCoverage curve) {
        return curve.points() == 0
                ? Double.NaN
                : IntStream.range(0, curve.points())
                        .filter(point -> curve.risk(point) <= risk)
                        .mapToDouble(point -> curve.coverage()[point])
                        .max()
                        .orElse(0);
    }
}
