package io.limbeck.plugins.quality;

import io.limbeck.spi.metric.Direction;
import io.limbeck.spi.metric.Metric;
import io.limbeck.spi.metric.Predictions;

/**
 * Average precision: {@code Σₙ (Rₙ - Rₙ₋₁) Pₙ} over the distinct scores, highest first, with precision P and recall R
 * of the rows at or above the score; no interpolation [1]. More than two classes: mean over the classes that have rows,
 * each against the rest.
 *
 * <p>[1] Zhu: Recall, Precision and Average Precision, 2004, section 3.
 */
final class AveragePrecision implements Metric {

    @Override
    public String definition() {
        return "average precision: sum of precision times step in recall over distinct scores, weighted, no"
                + " interpolation, of the favourable class; with more than two classes the mean of one against the rest";
    }

    @Override
    public Direction better() {
        return Direction.HIGHER;
    }

    @Override
    public double value(Predictions predictions) {
        return Ranking.overClasses(predictions, AveragePrecision::area);
    }

    private static double area(Ranking ranking) {
        double hits = 0;
        double taken = 0;
        double area = 0;
        for (Ranking.Tie tie : ranking.ties()) {
            hits += tie.positive();
            taken += tie.positive() + tie.negative();
            area += taken > 0 ? tie.positive() * hits / taken : 0;
        }
        return area / ranking.positives();
    }
}
