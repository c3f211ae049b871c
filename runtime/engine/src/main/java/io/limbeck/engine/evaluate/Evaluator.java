package io.limbeck.engine.evaluate;

import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Groups;
import io.limbeck.spi.metric.Interval;
import io.limbeck.spi.metric.Predictions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Judges one model of one repetition. Pure and thread-safe: the same arguments give the same evaluation. */
public final class Evaluator {

    private final List<NamedMetric> metrics;
    private final List<NamedFairnessMetric> fairnessMetrics;

    /** Judges by these metrics, in this order. */
    public Evaluator(List<NamedMetric> metrics, List<NamedFairnessMetric> fairnessMetrics) {
        this.metrics = List.copyOf(metrics);
        this.fairnessMetrics = List.copyOf(fairnessMetrics);
    }

    /**
     * {@return all figures}
     *
     * @param test predictions on the test split
     * @param validation predictions on the validation split, for selection
     * @param others probabilities {@code [rows][classes]} of the models to compare with, on the test split, by title
     * @param intervals whether to bootstrap intervals of the metrics
     * @param random source for bootstrap samples
     */
    public Evaluation evaluate(
            Predictions test,
            Optional<Predictions> validation,
            Map<String, double[][]> others,
            boolean intervals,
            RandomSource random) {
        return evaluate(test, validation, others, Optional.empty(), intervals, random);
    }

    /**
     * {@return all figures}
     *
     * @param test predictions on the test split
     * @param validation predictions on the validation split, for selection
     * @param others probabilities {@code [rows][classes]} of the models to compare with, on the test split, by title
     * @param before probabilities of the stage the model was made from, on the test split
     * @param intervals whether to bootstrap intervals of the metrics
     * @param random source for bootstrap samples
     */
    public Evaluation evaluate(
            Predictions test,
            Optional<Predictions> validation,
            Map<String, double[][]> others,
            Optional<double[][]> before,
            boolean intervals,
            RandomSource random) {
        List<NamedMetric> measured =
                metrics.stream().filter(named -> named.metric().appliesTo(test)).toList();
        Map<String, Definition> definitions = new LinkedHashMap<>();
        Map<String, Double> values = new LinkedHashMap<>();
        for (NamedMetric named : measured) {
            definitions.put(
                    named.id(),
                    new Definition(named.definition(), named.metric().better()));
            values.put(named.id(), named.metric().value(test));
        }
        Map<String, Interval> around = intervals ? Bootstrap.intervals(measured, test, random) : Map.of();
        return new Evaluation(
                definitions,
                values,
                around,
                fairness(test, random),
                test.isRegression() ? List.of() : GroupReports.of(test),
                test.isRegression() ? Coverage.of(test) : Reliability.of(test),
                validation.map(this::forSelection).orElse(Map.of()),
                test.isRegression() ? List.of() : Changes.of(test, others),
                byGroup(measured, test, intervals, random.child("groups")),
                before.map(stage -> new StageComparison(measured, test.isRegression())
                                .of(test, stage, random.child("stage")))
                        .orElse(List.of()));
    }

    private static List<GroupMetric> byGroup(
            List<NamedMetric> measured, Predictions test, boolean intervals, RandomSource random) {
        List<GroupMetric> figures = new ArrayList<>();
        for (Groups groups : test.sensitive()) {
            if (!test.isRegression()) {
                figures.add(calibrationGap(groups, test, intervals, random));
            }
            for (int g = 0; g < groups.names().size(); g++) {
                int group = g;
                String name = groups.names().get(g);
                Predictions of = test.select(IntStream.range(0, test.rows())
                        .filter(row -> groups.codes()[row] == group)
                        .toArray());
                Map<String, Interval> around = intervals
                        ? Bootstrap.intervals(
                                measured,
                                of,
                                Bootstrap.SAMPLES_OF_A_GROUP,
                                random.child(groups.attribute()).child(name))
                        : Map.of();
                for (NamedMetric named : measured) {
                    figures.add(new GroupMetric(
                            groups.attribute(),
                            name,
                            named.id(),
                            of.rows() == 0 ? Double.NaN : named.metric().value(of),
                            Optional.ofNullable(around.get(named.id()))));
                }
            }
        }
        return figures;
    }

    private static GroupMetric calibrationGap(Groups groups, Predictions test, boolean intervals, RandomSource random) {
        NamedMetric gap = new NamedMetric(CalibrationGap.NAME, new CalibrationGap(groups));
        Map<String, Interval> around = intervals
                ? Bootstrap.intervals(
                        List.of(gap),
                        test,
                        Bootstrap.SAMPLES_OF_A_GROUP,
                        random.child(groups.attribute()).child(gap.id()))
                : Map.of();
        return new GroupMetric(
                groups.attribute(), "", gap.id(), gap.metric().value(test), Optional.ofNullable(around.get(gap.id())));
    }

    private List<FairnessFigure> fairness(Predictions test, RandomSource random) {
        List<FairnessFigure> figures = new ArrayList<>();
        for (NamedFairnessMetric named : fairnessMetrics) {
            for (var groups : test.sensitive()) {
                var result = named.metric()
                        .measure(
                                test,
                                groups,
                                random.child("fairness").child(named.id()).child(groups.attribute()));
                figures.add(new FairnessFigure(
                        named.id(),
                        named.definition(),
                        groups.attribute(),
                        named.metric().better(),
                        result));
            }
        }
        return figures;
    }

    private Map<String, Double> forSelection(Predictions validation) {
        Map<String, Double> figures = new LinkedHashMap<>();
        for (NamedMetric named : metrics) {
            if (named.metric().appliesTo(validation)) {
                figures.put(named.id(), named.metric().value(validation));
            }
        }
        for (NamedFairnessMetric named : fairnessMetrics) {
            for (var groups : validation.sensitive()) {
                figures.put(
                        named.id() + "|" + groups.attribute(), named.metric().estimate(validation, groups));
            }
        }
        return figures;
    }
}
