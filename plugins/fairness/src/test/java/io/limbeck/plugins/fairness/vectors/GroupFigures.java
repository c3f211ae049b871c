package io.limbeck.plugins.fairness.vectors;

import io.limbeck.plugins.fairness.statistics.Confusion;
import io.limbeck.plugins.fairness.statistics.Convention;
import io.limbeck.plugins.fairness.statistics.Rate;
import io.limbeck.plugins.fairness.statistics.ScoreStatistics;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Figures of a group by the names that the toolkits give them, and their gaps. */
final class GroupFigures {

    private static final Map<String, Rate> RATES = Map.ofEntries(
            Map.entry("selection_rate", Rate.SELECTION_RATE),
            Map.entry("sel", Rate.SELECTION_RATE),
            Map.entry("demographic_parity", Rate.SELECTION_RATE),
            Map.entry("statistical_parity", Rate.SELECTION_RATE),
            Map.entry("success_rate", Rate.SELECTION_RATE),
            Map.entry("base_rate", Rate.BASE_RATE),
            Map.entry("true_positive_rate", Rate.TRUE_POSITIVE_RATE),
            Map.entry("tpr", Rate.TRUE_POSITIVE_RATE),
            Map.entry("recall", Rate.TRUE_POSITIVE_RATE),
            Map.entry("recall_score", Rate.TRUE_POSITIVE_RATE),
            Map.entry("sensitivity", Rate.TRUE_POSITIVE_RATE),
            Map.entry("equal_opportunity", Rate.TRUE_POSITIVE_RATE),
            Map.entry("false_positive_rate", Rate.FALSE_POSITIVE_RATE),
            Map.entry("fpr", Rate.FALSE_POSITIVE_RATE),
            Map.entry("true_negative_rate", Rate.TRUE_NEGATIVE_RATE),
            Map.entry("specificity", Rate.TRUE_NEGATIVE_RATE),
            Map.entry("false_negative_rate", Rate.FALSE_NEGATIVE_RATE),
            Map.entry("positive_predictive_value", Rate.POSITIVE_PREDICTIVE_VALUE),
            Map.entry("precision", Rate.POSITIVE_PREDICTIVE_VALUE),
            Map.entry("precision_score", Rate.POSITIVE_PREDICTIVE_VALUE),
            Map.entry("negative_predictive_value", Rate.NEGATIVE_PREDICTIVE_VALUE),
            Map.entry("false_discovery_rate", Rate.FALSE_DISCOVERY_RATE),
            Map.entry("false_omission_rate", Rate.FALSE_OMISSION_RATE),
            Map.entry("accuracy", Rate.ACCURACY),
            Map.entry("accuracy_score", Rate.ACCURACY),
            Map.entry("error_rate", Rate.ERROR_RATE),
            Map.entry("zero_one_loss", Rate.ERROR_RATE),
            Map.entry("mean_absolute_error", Rate.ERROR_RATE),
            Map.entry("mean_squared_error", Rate.ERROR_RATE));

    private GroupFigures() {}

    static Optional<Rate> rate(String name) {
        return Optional.ofNullable(RATES.get(name));
    }

    /** {@return the figure of every group}; empty if the name is unknown */
    static Optional<double[]> byGroup(String name, Sample sample, boolean signed) {
        Optional<Rate> rate = rate(name);
        if (rate.isPresent()) {
            return Optional.of(Arrays.stream(sample.confusions(signed))
                    .mapToDouble(c -> c.rate(rate.get()))
                    .toArray());
        }
        int groups = sample.groups(signed).size();
        return switch (name) {
            case "roc_auc_score" ->
                Optional.of(IntStream.range(0, groups)
                        .mapToDouble(group -> ScoreStatistics.auc(sample.scored(signed), group))
                        .toArray());
            case "log_loss" ->
                Optional.of(IntStream.range(0, groups)
                        .mapToDouble(group -> ScoreStatistics.logLoss(sample.scored(signed), group))
                        .toArray());
            case "balanced_accuracy_score" ->
                Optional.of(Arrays.stream(sample.confusions(signed))
                        .mapToDouble(c -> (c.rate(Rate.TRUE_POSITIVE_RATE) + c.rate(Rate.TRUE_NEGATIVE_RATE)) / 2)
                        .toArray());
            case "f1_score" ->
                Optional.of(Arrays.stream(sample.confusions(signed))
                        .mapToDouble(c -> 2 * c.truePositives() / (c.positives() + c.selected()))
                        .toArray());
            case "r2_score" ->
                Optional.of(Arrays.stream(sample.confusions(signed))
                        .mapToDouble(GroupFigures::determination)
                        .toArray());
            default -> Optional.empty();
        };
    }

    private static double determination(Confusion c) {
        double spread = c.positives() * c.negatives() / c.total();
        return 1 - (c.falsePositives() + c.falseNegatives()) / spread;
    }

    static double gap(String name, boolean ratio, Sample sample, Convention convention) {
        double[] groups = byGroup(name, sample, convention.signed()).orElseThrow();
        Rate rate = rate(name).orElse(Rate.SELECTION_RATE);
        if ("to_overall".equals(sample.params().get("method"))) {
            double overall = sample.confusion(row -> true).rate(rate);
            return ratio
                    ? convention.ratioToOverall(rate, groups, overall)
                    : convention.differenceToOverall(rate, groups, overall);
        }
        return ratio ? convention.ratio(rate, groups) : convention.difference(rate, groups);
    }

    static double extreme(double[] values, boolean largest) {
        DoubleStream stream = Arrays.stream(values);
        return (largest ? stream.max() : stream.min()).orElseThrow();
    }
}
