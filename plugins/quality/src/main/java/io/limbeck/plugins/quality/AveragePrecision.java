package io.limbeck.plugins.quality;

/**
 * Average precision: {@code Σₙ (Rₙ - Rₙ₋₁) Pₙ} over the distinct scores, highest first, with precision P and recall R
 * of the rows at or above the score; no interpolation [1]. More than two classes: mean over the classes that have rows,
 * each against the rest.
 *
 * <p>[1] Zhu: Recall, Precision and Average Precision, 2004, section 3.
 */
final class AveragePrecision extends RankingMetric {

    @Override
    public String definition() {
        return "average precision: sum of precision times step in recall over distinct scores, weighted, no"
                + " interpolation, of the favourable class; with more than two classes the mean of one against the rest";
    }

    @Override
    double area(Ranking ranking) {
        double hits = 0;
        double taken = 0;
        double area = 0;
        for (int score = 0; score < ranking.positive().length; score++) {
            hits += ranking.positive()[score];
            taken += ranking.positive()[score] + ranking.negative()[score];
            area += taken > 0 ? ranking.positive()[score] * hits / taken : 0;
        }
        return area / ranking.positives();
    }
}
