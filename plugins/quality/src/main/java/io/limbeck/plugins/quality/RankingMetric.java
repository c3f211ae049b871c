package io.limbeck.plugins.quality;

import io.limbeck.spi.metric.Direction;
import io.limbeck.spi.metric.Metric;
import io.limbeck.spi.metric.Predictions;
import io.limbeck.spi.metric.Resampled;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** A figure of rows ranked by the score of the favourable class, or with more than two classes its mean where it is defined. */
abstract class RankingMetric implements Metric {

    /** {@return the figure of one class}; NaN where it is undefined */
    abstract double area(Ranking ranking);

    @Override
    public final Direction better() {
        return Direction.HIGHER;
    }

    @Override
    public final double value(Predictions predictions) {
        return over(predictions).value(IntStream.range(0, predictions.rows()).toArray());
    }

    @Override
    public final Optional<Resampled> resampled(Predictions predictions) {
        return Optional.of(over(predictions));
    }

    private Resampled over(Predictions predictions) {
        int classes = predictions.classes().size();
        if (classes == 2) {
            Function<int[], Ranking> favourable = Ranking.over(predictions, predictions.favourable());
            return drawn -> area(favourable.apply(drawn));
        }
        List<Function<int[], Ranking>> each = IntStream.range(0, classes)
                .mapToObj(c -> Ranking.over(predictions, c))
                .toList();
        return drawn -> each.stream()
                .mapToDouble(one -> area(one.apply(drawn)))
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }
}
