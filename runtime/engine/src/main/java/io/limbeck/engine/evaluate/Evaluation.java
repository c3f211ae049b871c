package io.limbeck.engine.evaluate;

import io.limbeck.spi.metric.Interval;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All figures on one model of one repetition: plain data, written and read by {@link EvaluationJson}. Everything but
 * {@code validation} is measured on the test split.
 *
 * @param definitions what each metric means, by id, in document order
 * @param metrics the figure of each metric, by id; NaN if undefined
 * @param intervals row bootstrap intervals (percentile, 95 %) of the metrics, by id; empty unless asked for
 * @param fairness a figure per fairness metric and attribute
 * @param groups a report per attribute and group
 * @param reliability reliability bins over all rows, then per attribute and group; of numbers see {@link Coverage}
 * @param validation the figures that selection may see, on the validation split: by {@code metric}, or {@code
 *     metric|attribute} for fairness metrics; empty without such a split
 * @param changes decisions changed against other models: over all rows, then per attribute and group
 * @param groupMetrics every metric over the rows of each group, and how far the groups' calibration lies apart
 * @param stage this model and the stage it was made from, figure by figure; empty for a model that is no stage's next
 */
public record Evaluation(
        Map<String, Definition> definitions,
        Map<String, Double> metrics,
        Map<String, Interval> intervals,
        List<FairnessFigure> fairness,
        List<GroupReport> groups,
        List<ReliabilityBin> reliability,
        Map<String, Double> validation,
        List<Change> changes,
        List<GroupMetric> groupMetrics,
        List<StageFigure> stage) {

    public Evaluation {
        definitions = Collections.unmodifiableMap(new LinkedHashMap<>(definitions));
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        intervals = Collections.unmodifiableMap(new LinkedHashMap<>(intervals));
        fairness = List.copyOf(fairness);
        groups = List.copyOf(groups);
        reliability = List.copyOf(reliability);
        validation = Collections.unmodifiableMap(new LinkedHashMap<>(validation));
        changes = List.copyOf(changes);
        groupMetrics = List.copyOf(groupMetrics);
        stage = List.copyOf(stage);
    }

    /** An evaluation without metrics of groups, of a model that is no stage's next. */
    public Evaluation(
            Map<String, Definition> definitions,
            Map<String, Double> metrics,
            Map<String, Interval> intervals,
            List<FairnessFigure> fairness,
            List<GroupReport> groups,
            List<ReliabilityBin> reliability,
            Map<String, Double> validation,
            List<Change> changes) {
        this(definitions, metrics, intervals, fairness, groups, reliability, validation, changes, List.of(), List.of());
    }
}
