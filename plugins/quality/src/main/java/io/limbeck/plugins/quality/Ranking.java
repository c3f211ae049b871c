package io.limbeck.plugins.quality;

import io.limbeck.spi.metric.Predictions;
import io.limbeck.spi.metric.Ranks;
import java.util.Arrays;
import java.util.function.Function;

/**
 * Rows ranked by the score of one class; rows of equal score stand together. Ranks are found once, in O(n log n); each
 * draw of the rows then takes linear time.
 *
 * @param positive weight of the rows of each score that are of the class, highest score first
 * @param negative weight of the rows of each score that are not
 */
record Ranking(double[] positive, double[] negative) {

    /** {@return the rankings of draws of these rows} */
    static Function<int[], Ranking> over(Predictions predictions, int positive) {
        Ranks ranks = Ranks.of(Arrays.stream(predictions.probabilities())
                .mapToDouble(row -> -row[positive])
                .toArray());
        return drawn -> {
            double[] inside = new double[ranks.count()];
            double[] outside = new double[ranks.count()];
            for (int row : drawn) {
                double[] side = predictions.labels()[row] == positive ? inside : outside;
                side[ranks.of()[row]] += predictions.weights()[row];
            }
            return new Ranking(inside, outside);
        };
    }

    double positives() {
        return Arrays.stream(positive).sum();
    }

    double negatives() {
        return Arrays.stream(negative).sum();
    }
}
