package io.limbeck.plugins.quality;

import io.limbeck.spi.metric.Direction;
import io.limbeck.spi.metric.Metric;
import io.limbeck.spi.metric.Predictions;

/**
 * Area under the receiver operating characteristic, as the Mann-Whitney statistic [1]: the chance that a positive row
 * has a higher score than a negative one, {@code Σ w⁺w⁻([s⁺ > s⁻] + ½[s⁺ = s⁻]) / (Σw⁺ · Σw⁻)}. More than two classes:
 * mean over the classes, each against the rest, of those that have rows on both sides.
 *
 * <p>[1] Hanley, McNeil: The Meaning and Use of the Area under a ROC Curve, 1982.
 */
final class Auroc implements Metric {

    @Override
    public String definition() {
        return "AUROC: Mann-Whitney, ties counted half, weighted, score of the favourable class; with more than two"
                + " classes the mean of one against the rest; undefined with one class";
    }

    @Override
    public Direction better() {
        return Direction.HIGHER;
    }

    @Override
    public double value(Predictions predictions) {
        return Ranking.overClasses(predictions, Auroc::area);
    }

    private static double area(Ranking ranking) {
        double above = 0;
        double area = 0;
        for (Ranking.Tie tie : ranking.ties()) {
            area += tie.negative() * (above + tie.positive() / 2);
            above += tie.positive();
        }
        return area / (ranking.positives() * ranking.negatives());
    }
}
