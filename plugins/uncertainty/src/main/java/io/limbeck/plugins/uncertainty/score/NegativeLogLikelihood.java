package io.limbeck.plugins.uncertainty.score;

import io.limbeck.spi.metric.Direction;
import io.limbeck.spi.metric.Metric;
import io.limbeck.spi.metric.Predictions;
import io.limbeck.spi.metric.Resampled;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Negative log-likelihood of the true class, {@code -Σ w·ln max(p, 1e-12) / Σ w}, in nats [1]. The bound keeps one
 * confident mistake from making the figure infinite; such a row costs 27.6.
 *
 * <p>[1] Good: Rational Decisions, 1952, section 4 (the logarithmic score).
 */
final class NegativeLogLikelihood implements Metric {

    static final double SMALLEST = 1e-12;

    @Override
    public String definition() {
        return "negative log-likelihood: weighted mean of -ln p(label) in nats, p not less than 1e-12";
    }

    @Override
    public Direction better() {
        return Direction.LOWER;
    }

    @Override
    public double value(Predictions predictions) {
        return over(predictions).value(IntStream.range(0, predictions.rows()).toArray());
    }

    @Override
    public Optional<Resampled> resampled(Predictions predictions) {
        return Optional.of(over(predictions));
    }

    private static Resampled over(Predictions predictions) {
        double[] losses = IntStream.range(0, predictions.rows())
                .mapToDouble(row -> predictions.probabilities()[row][predictions.labels()[row]])
                .map(p -> -StrictMath.log(Math.max(p, SMALLEST)))
                .toArray();
        return Resampled.mean(losses, predictions.weights());
    }
}
