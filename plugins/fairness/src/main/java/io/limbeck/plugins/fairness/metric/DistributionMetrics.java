package io.limbeck.plugins.fairness.metric;

import io.limbeck.plugins.fairness.statistics.Confusion;
import io.limbeck.plugins.fairness.statistics.Convention;
import io.limbeck.plugins.fairness.statistics.Divergence;
import io.limbeck.plugins.fairness.statistics.Inequality;
import io.limbeck.plugins.fairness.statistics.MulticlassParity;
import io.limbeck.plugins.fairness.statistics.Rate;
import io.limbeck.plugins.fairness.statistics.SelectionTests;
import io.limbeck.spi.Component;
import io.limbeck.spi.metric.FairnessMetric;
import java.util.List;
import java.util.stream.IntStream;

/** Metrics on how decisions are distributed: inequality, divergence, tests, several classes. */
final class DistributionMetrics {

    private DistributionMetrics() {}

    /** A comparison of two groups' counts. */
    private interface OfConfusions {
        double of(Confusion a, Confusion b);
    }

    static List<Component<?, ?>> components() {
        return List.of(
                Component.of(
                                FairnessMetric.KIND,
                                "fairness/generalized-entropy",
                                DistributionSettings.Entropy.class,
                                s -> whole(
                                        "generalized entropy index of order " + Numbers.text(s.alpha())
                                                + " of 1 + decision - label",
                                        data -> Inequality.ofDecisions(data.counts(), s.alpha()),
                                        s.threshold(),
                                        s))
                        .summary("Generalized entropy index: inequality of benefits among all people"),
                Component.of(
                                FairnessMetric.KIND,
                                "fairness/theil",
                                DistributionSettings.Inequality.class,
                                s -> whole(
                                        "Theil index of 1 + decision - label",
                                        data -> Inequality.ofDecisions(data.counts(), 1),
                                        s.threshold(),
                                        s))
                        .summary("Theil index: inequality of benefits among all people"),
                Component.of(
                                FairnessMetric.KIND,
                                "fairness/coefficient-of-variation",
                                DistributionSettings.Inequality.class,
                                s -> whole(
                                        "coefficient of variation of 1 + decision - label",
                                        data -> Inequality.coefficientOfVariation(
                                                Inequality.ofDecisions(data.counts(), 2)),
                                        s.threshold(),
                                        s))
                        .summary("Coefficient of variation: spread of benefits over their mean"),
                Component.of(
                                FairnessMetric.KIND,
                                "fairness/between-group-entropy",
                                DistributionSettings.Entropy.class,
                                DistributionMetrics::betweenGroups)
                        .summary("Between-group entropy: inequality of the groups' mean benefits"),
                Component.of(
                                FairnessMetric.KIND,
                                "fairness/differential-fairness",
                                DistributionSettings.Smoothed.class,
                                DistributionMetrics::differential)
                        .summary(
                                "Smoothed empirical differential fairness: largest log ratio of outcomes between groups"),
                Component.of(
                                FairnessMetric.KIND,
                                "fairness/conditional-demographic-disparity",
                                DistributionSettings.Disparity.class,
                                DistributionMetrics::disparity)
                        .summary(
                                "Conditional demographic disparity: shares among the rejected minus among the selected"),
                Component.of(
                                FairnessMetric.KIND,
                                "fairness/kl-divergence",
                                DistributionSettings.Pair.class,
                                DistributionMetrics::divergence)
                        .summary("Kullback-Leibler divergence between the decisions of groups"),
                Component.of(
                                FairnessMetric.KIND,
                                "fairness/z-test",
                                DistributionSettings.ZTest.class,
                                s -> tested(
                                        "z-test of the difference of selection rates",
                                        SelectionTests::zOfDifference,
                                        s.convention(),
                                        s.threshold(),
                                        s))
                        .summary("z-test: difference of selection rates in standard errors"),
                Component.of(
                                FairnessMetric.KIND,
                                "fairness/z-test-ratio",
                                DistributionSettings.ZTest.class,
                                s -> tested(
                                        "z-test of the ratio of selection rates",
                                        SelectionTests::zOfRatio,
                                        s.convention(),
                                        s.threshold(),
                                        s))
                        .summary("z-test: logarithm of the ratio of selection rates in standard errors"),
                Component.of(
                                FairnessMetric.KIND,
                                "fairness/cohen-d",
                                DistributionSettings.Effect.class,
                                s -> tested(
                                        "Cohen's d of selection rates",
                                        SelectionTests::cohenD,
                                        s.convention(),
                                        s.threshold(),
                                        s))
                        .summary("Cohen's d: difference of selection rates in pooled standard deviations"));
    }

    /** A figure on all people. */
    private interface OfTally {
        double of(Tally data);
    }

    private static FairnessMetric whole(String definition, OfTally function, double threshold, Wanting wanting) {
        WholeFigure figure = new WholeFigure(definition, false, false, (data, counted) -> function.of(data));
        return new FigureMetric<>(figure, Bound.gap(threshold), wanting.evidence());
    }

    private static FairnessMetric betweenGroups(DistributionSettings.Entropy settings) {
        String name = "generalized entropy index of order " + Numbers.text(settings.alpha())
                + " between groups of mean 1 + decision - label";
        WholeFigure figure = new WholeFigure(
                name, true, false, (data, counted) -> Inequality.betweenGroups(data.counts(), settings.alpha()));
        return new FigureMetric<>(figure, Bound.gap(settings.threshold()), settings.evidence());
    }

    private static FairnessMetric differential(DistributionSettings.Smoothed settings) {
        String name =
                "smoothed empirical differential fairness with concentration " + Numbers.text(settings.concentration());
        WholeFigure figure = new WholeFigure(name, true, true, (data, counted) -> {
            double[] selected = new double[counted.length];
            double[] total = new double[counted.length];
            for (int group = 0; group < counted.length; group++) {
                selected[group] = data.counts().confusion(group).selected();
                total[group] = data.counts().confusion(group).total();
            }
            return Divergence.smoothedDifferentialFairness(
                    Numbers.chosen(selected, counted), Numbers.chosen(total, counted), settings.concentration());
        });
        return new FigureMetric<>(figure, Bound.gap(settings.threshold()), settings.evidence());
    }

    private static FairnessMetric disparity(DistributionSettings.Disparity settings) {
        WholeFigure figure = new WholeFigure(
                "conditional demographic disparity, mean over groups by their size",
                true,
                false,
                (data, counted) -> Divergence.conditionalDemographicDisparity(IntStream.range(0, counted.length)
                        .mapToObj(group -> data.counts().confusion(group))
                        .toArray(Confusion[]::new)));
        return new FigureMetric<>(figure, Bound.gap(settings.threshold()), settings.evidence());
    }

    private static FairnessMetric divergence(DistributionSettings.Pair settings) {
        PairFigure<Tally> figure = new PairFigure<>(
                "Kullback-Leibler divergence of decisions from privileged to unprivileged",
                settings.convention(),
                PairFigure.Pairs.MAX,
                Tally::multiclass,
                data -> MulticlassMetrics.rows(data, false),
                (data, a, b) -> Divergence.kullbackLeibler(
                        MulticlassParity.frequencies(data.counts(), b), MulticlassParity.frequencies(data.counts(), a)),
                true,
                Tally::resample);
        return paired(figure, settings.threshold(), settings);
    }

    private static FairnessMetric tested(
            String name, OfConfusions function, Convention convention, double threshold, Wanting wanting) {
        PairFigure<Tally> figure = new PairFigure<>(
                name,
                convention,
                PairFigure.Pairs.MAX,
                Tally::binary,
                data -> WholeFigure.ratesOf(data, Rate.SELECTION_RATE),
                (data, a, b) ->
                        function.of(data.counts().confusion(a), data.counts().confusion(b)),
                false,
                Tally::resample);
        return paired(figure, threshold, wanting);
    }

    static <D> FairnessMetric paired(PairFigure<D> figure, double threshold, Wanting wanting) {
        Bound bound = Bound.gap(figure.convention().scale() * threshold);
        return new FigureMetric<>(figure, bound, wanting.evidence());
    }
}
