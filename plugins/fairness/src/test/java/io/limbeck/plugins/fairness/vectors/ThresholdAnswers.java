package io.limbeck.plugins.fairness.vectors;

import io.limbeck.plugins.fairness.statistics.Confusion;
import io.limbeck.plugins.fairness.statistics.GroupThresholds;
import io.limbeck.plugins.fairness.statistics.Rate;
import io.limbeck.plugins.fairness.statistics.ThresholdRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Group thresholds by the names that Fairlearn gives constraints and objectives. */
final class ThresholdAnswers {

    private ThresholdAnswers() {}

    static Optional<double[]> to(String metric, Sample sample) {
        if (!metric.startsWith("threshold_optimizer")) {
            return Optional.empty();
        }
        return Optional.of(of(metric, sample, rules(sample)));
    }

    /** {@return what a vector tells of rules}: themselves, or how often they decide as favourable */
    static double[] of(String metric, Sample sample, List<ThresholdRule> rules) {
        boolean odds = "equalized_odds".equals(sample.params().get("constraints"));
        return switch (metric) {
            case "threshold_optimizer_interpolation" ->
                rules.stream().flatMapToDouble(rule -> written(rule, odds)).toArray();
            case "threshold_optimizer_mean_p1_every_group" -> new double[] {mean(sample, rules, null)};
            default -> new double[] {mean(sample, rules, true), mean(sample, rules, false)};
        };
    }

    private static DoubleStream written(ThresholdRule rule, boolean odds) {
        DoubleStream start = odds ? DoubleStream.of(rule.ignore(), rule.constant()) : DoubleStream.empty();
        return DoubleStream.concat(
                start,
                DoubleStream.of(
                        rule.firstShare(),
                        rule.first().above() ? 1 : -1,
                        Vector.finite(rule.first().value()),
                        1 - rule.firstShare(),
                        rule.second().above() ? 1 : -1,
                        Vector.finite(rule.second().value())));
    }

    private static List<ThresholdRule> rules(Sample sample) {
        List<GroupThresholds.Group> groups = new ArrayList<>();
        int[] codes = sample.codes(false);
        boolean[] labels = sample.favourable("y_true");
        double[] scores = sample.column("y_score");
        for (int group = 0; group < sample.groups(false).size(); group++) {
            int code = group;
            int[] rows = IntStream.range(0, codes.length)
                    .filter(row -> codes[row] == code)
                    .toArray();
            boolean[] of = new boolean[rows.length];
            double[] scored = new double[rows.length];
            for (int i = 0; i < rows.length; i++) {
                of[i] = labels[rows[i]];
                scored[i] = scores[rows[i]];
            }
            groups.add(new GroupThresholds.Group(of, scored));
        }
        String constraint = sample.params().get("constraints").toString().replace("_parity", "");
        String objective = sample.params().get("objective").toString();
        Object size = sample.params().getOrDefault("grid_size", sample.input().getOrDefault("grid_size", 1000.0));
        boolean flip = Boolean.TRUE.equals(sample.input().get("flip"));
        ToDoubleFunction<Confusion> goal = objective.equals("balanced_accuracy_score")
                ? counts -> (counts.rate(Rate.TRUE_POSITIVE_RATE) + counts.rate(Rate.TRUE_NEGATIVE_RATE)) / 2
                : counts -> counts.rate(GroupFigures.rate(objective).orElseThrow());
        if (constraint.equals("equalized_odds")) {
            return GroupThresholds.withEqualizedOdds(goal, groups, flip, ((Double) size).intValue());
        }
        Rate rate = constraint.equals("demographic")
                ? Rate.SELECTION_RATE
                : GroupFigures.rate(constraint).orElseThrow();
        return GroupThresholds.withEqual(rate, goal, groups, flip, ((Double) size).intValue());
    }

    /** The mean probability of a positive decision, which must be the same in every group. */
    private static double mean(Sample sample, List<ThresholdRule> rules, Boolean label) {
        int[] codes = sample.codes(false);
        boolean[] labels = sample.favourable("y_true");
        double[] scores = sample.column("y_score");
        double[] means = IntStream.range(0, rules.size())
                .mapToDouble(group -> IntStream.range(0, codes.length)
                        .filter(row -> codes[row] == group && (label == null || label == labels[row]))
                        .mapToDouble(row -> rules.get(group).probability(scores[row]))
                        .average()
                        .orElseThrow())
                .toArray();
        if (GroupFigures.extreme(means, true) - GroupFigures.extreme(means, false) > 1e-9) {
            throw new AssertionError("The groups' means differ: " + Arrays.toString(means));
        }
        return means[0];
    }
}
