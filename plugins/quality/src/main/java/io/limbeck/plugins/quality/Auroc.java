package io.limbeck.plugins.quality;

/**
 * Area under the receiver operating characteristic, as the Mann-Whitney statistic [1]: the chance that a positive row
 * has a higher score than a negative one, {@code Σ w⁺w⁻([s⁺ > s⁻] + ½[s⁺ = s⁻]) / (Σw⁺ · Σw⁻)}. More than two classes:
 * mean over the classes, each against the rest, of those that have rows on both sides.
 *
 * <p>[1] Hanley, McNeil: The Meaning and Use of the Area under a ROC Curve, 1982.
 */
final class Auroc extends RankingMetric {

    @Override
    public String definition() {
        return "AUROC: Mann-Whitney, ties counted half, weighted, score of the favourable class; with more than two"
                + " classes the mean of one against the rest; undefined with one class";
    }

    @Override
    double area(Ranking ranking) {
        double above = 0;
        double area = 0;
        for (int score = 0; score < ranking.positive().length; score++) {
            area += ranking.negative()[score] * (above + ranking.positive()[score] / 2);
            above += ranking.positive()[score];
        }
        return area / (ranking.positives() * ranking.negatives());
    }
}
