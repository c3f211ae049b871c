package io.limbeck.plugins.quality;

import io.limbeck.spi.metric.Predictions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Rows ranked by the score of one class, from the highest; rows of equal score stand together. O(n log n).
 *
 * @param ties blocks of equal score, highest score first
 */
record Ranking(List<Tie> ties) {

    /** Weight of the rows of one score that are of the class, and of those that are not. */
    record Tie(double positive, double negative) {}

    static Ranking of(Predictions predictions, int positive) {
        double[][] probabilities = predictions.probabilities();
        int[] order = IntStream.range(0, predictions.rows())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer row) -> -probabilities[row][positive]))
                .mapToInt(Integer::intValue)
                .toArray();
        List<Tie> ties = new ArrayList<>();
        for (int from = 0, to; from < order.length; from = to) {
            double score = probabilities[order[from]][positive];
            double inside = 0;
            double outside = 0;
            for (to = from; to < order.length && Double.compare(probabilities[order[to]][positive], score) == 0; to++) {
                double weight = predictions.weights()[order[to]];
                if (predictions.labels()[order[to]] == positive) {
                    inside += weight;
                } else {
                    outside += weight;
                }
            }
            ties.add(new Tie(inside, outside));
        }
        return new Ranking(ties);
    }

    double positives() {
        return ties.stream().mapToDouble(Tie::positive).sum();
    }

    double negatives() {
        return ties.stream().mapToDouble(Tie::negative).sum();
    }

    /** {@return the figure of the favourable class, or with more than two classes its mean where it is defined} */
    static double overClasses(Predictions predictions, ToDoubleFunction<Ranking> figure) {
        int classes = predictions.classes().size();
        if (classes == 2) {
            return figure.applyAsDouble(of(predictions, predictions.favourable()));
        }
        return IntStream.range(0, classes)
                .mapToDouble(c -> figure.applyAsDouble(of(predictions, c)))
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }
}
