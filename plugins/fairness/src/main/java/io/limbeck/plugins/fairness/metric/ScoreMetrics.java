package io.limbeck.plugins.fairness.metric;

import io.limbeck.plugins.fairness.statistics.Convention;
import io.limbeck.plugins.fairness.statistics.ScoreStatistics;
import io.limbeck.spi.Component;
import io.limbeck.spi.metric.Direction;
import io.limbeck.spi.metric.FairnessMetric;
import java.util.List;

/** Metrics on probabilities rather than decisions; their bootstrap draws rows. */
final class ScoreMetrics {

    private ScoreMetrics() {}

    static List<Component<?, ?>> components() {
        return List.of(
                Component.of(
                                FairnessMetric.KIND,
                                "fairness/abcc",
                                DistributionSettings.Pair.class,
                                s -> area("ABCC", s))
                        .summary("ABCC: area between the cumulative distributions of the groups' scores"),
                Component.of(
                                FairnessMetric.KIND,
                                "fairness/earth-mover-distance",
                                DistributionSettings.Pair.class,
                                s -> area("earth mover distance between scores", s))
                        .summary("Earth mover distance between the groups' scores; the same number as ABCC"),
                difference("score-parity", "mean score", Scored.Basis.ALL, ScoreStatistics::meanScore),
                difference(
                        "balance-positive-class",
                        "mean score of positives",
                        Scored.Basis.POSITIVES,
                        (rows, group) -> ScoreStatistics.meanScore(rows, group, true)),
                difference(
                        "balance-negative-class",
                        "mean score of negatives",
                        Scored.Basis.NEGATIVES,
                        (rows, group) -> ScoreStatistics.meanScore(rows, group, false)),
                difference("auc-parity", "area under the ROC curve", Scored.Basis.BOTH, ScoreStatistics::auc),
                difference("log-loss-parity", "log loss", Scored.Basis.ALL, ScoreStatistics::logLoss),
                Component.of(FairnessMetric.KIND, "fairness/worst-group-auc", ScoreSettings.Lowest.class, s -> {
                            ScoreFigure figure = new ScoreFigure(
                                    "area under the ROC curve",
                                    Scored.Basis.BOTH,
                                    ScoreStatistics::auc,
                                    ScoreFigure.Mode.LOWEST,
                                    Convention.LIMBECK);
                            return new FigureMetric<>(figure, Bound.atLeast(s.threshold()), s.evidence());
                        })
                        .summary("Area under the ROC curve of the group where it is lowest"),
                Component.of(FairnessMetric.KIND, "fairness/worst-group-log-loss", ScoreSettings.Highest.class, s -> {
                            ScoreFigure figure = new ScoreFigure(
                                    "log loss",
                                    Scored.Basis.ALL,
                                    ScoreStatistics::logLoss,
                                    ScoreFigure.Mode.HIGHEST,
                                    Convention.LIMBECK);
                            Bound bound = new Bound(Double.NEGATIVE_INFINITY, s.threshold(), Direction.LOWER);
                            return new FigureMetric<>(figure, bound, s.evidence());
                        })
                        .summary("Log loss of the group where it is highest"));
    }

    private static FairnessMetric area(String name, DistributionSettings.Pair settings) {
        PairFigure<Scored> figure = new PairFigure<>(
                name,
                settings.convention(),
                PairFigure.Pairs.MAX,
                Scored::of,
                data -> data.parts("meanScore", Scored.Basis.ALL, ScoreStatistics::meanScore),
                (data, a, b) -> ScoreStatistics.areaBetweenCumulativeDistributions(data.rows(), a, b),
                false,
                Scored::resample);
        Bound bound = Bound.gap(settings.convention().scale() * settings.threshold());
        return new FigureMetric<>(figure, bound, settings.evidence());
    }

    private static Component<?, ?> difference(String id, String name, Scored.Basis basis, Scored.OfGroup function) {
        return Component.of(FairnessMetric.KIND, "fairness/" + id, ScoreSettings.Scores.class, s -> {
                    ScoreFigure figure =
                            new ScoreFigure(name, basis, function, ScoreFigure.Mode.DIFFERENCE, s.convention());
                    Bound bound = Bound.gap(s.convention().scale() * s.threshold());
                    return new FigureMetric<>(figure, bound, s.evidence());
                })
                .summary("Difference of the " + name + " between groups");
    }
}
