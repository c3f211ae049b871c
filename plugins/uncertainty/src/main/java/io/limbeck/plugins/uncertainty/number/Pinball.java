package io.limbeck.plugins.uncertainty.number;

import io.limbeck.spi.Default;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.Summary;
import io.limbeck.spi.metric.Direction;
import io.limbeck.spi.metric.Metric;
import io.limbeck.spi.model.Gaussian;
import jakarta.validation.constraints.NotEmpty;
import java.util.ArrayList;
import java.util.List;

/**
 * Pinball loss of predicted quantiles: with the τ-quantile q, {@code τ · (y - q)} of a truth above it and {@code (1 - τ) ·
 * (q - y)} of one below, averaged over the quantiles [1]. Of the median alone it is half of the absolute error.
 *
 * <p>[1] Koenker, Bassett: Regression Quantiles, 1978.
 */
final class Pinball {

    @Summary("Pinball (quantile) loss of a predicted number's quantiles, their mean")
    record Settings(
            @Summary("The quantiles, each between 0 and 1") @Default("[0.1, 0.5, 0.9]") @NotEmpty
            List<Double> quantiles) {}

    private Pinball() {}

    static Metric of(Settings settings) {
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < settings.quantiles().size(); i++) {
            double share = settings.quantiles().get(i);
            if (!(share > 0) || share >= 1) {
                problems.add(Problem.error(
                        "quantiles[" + i + "]",
                        "must be between 0 and 1, but is '" + share + "'",
                        "write a share such as 0.9"));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        double[] shares =
                settings.quantiles().stream().mapToDouble(Double::doubleValue).toArray();
        double[] reach = new double[shares.length];
        for (int i = 0; i < shares.length; i++) {
            reach[i] = new Gaussian(0, 1).quantile(shares[i]);
        }
        return new NumberScore(
                "pinball loss: mean over the quantiles " + settings.quantiles()
                        + " and weighted mean over the rows, in the unit of the target",
                Direction.LOWER,
                (said, truth) -> {
                    double sum = 0;
                    for (int i = 0; i < shares.length; i++) {
                        double above = truth - said.mean() - reach[i] * said.deviation();
                        sum += above >= 0 ? shares[i] * above : (shares[i] - 1) * above;
                    }
                    return sum / shares.length;
                });
    }
}
