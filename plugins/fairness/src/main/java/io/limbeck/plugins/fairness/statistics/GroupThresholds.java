package io.limbeck.plugins.fairness.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Randomised thresholds, one rule for each group, that satisfy a parity constraint exactly on the rows they were chosen
 * on and are best among those in some objective [1], searched on a grid of {@code size + 1} values as Fairlearn's
 * {@code ThresholdOptimizer} does.
 *
 * <p>[1] Hardt, Price, Srebro: Equality of Opportunity in Supervised Learning, NeurIPS 2016, sections 3.2 and 4.
 */
public final class GroupThresholds {

    private GroupThresholds() {}

    /**
     * One group's rows; both labels must occur.
     *
     * @param labels whether a row is of the favourable class
     * @param scores the row's score
     */
    public record Group(boolean[] labels, double[] scores) {}

    /**
     * {@return rules under which the constrained rate is the same in every group}, and the mean of the groups' objectives,
     * weighted by their rows, is highest
     */
    public static List<ThresholdRule> withEqual(
            Rate constrained, ToDoubleFunction<Confusion> objective, List<Group> groups, boolean flip, int size) {
        List<TradeoffCurve> curves = new ArrayList<>();
        double all = 0;
        for (Group group : groups) {
            all += group.labels().length;
            curves.add(new TradeoffCurve(
                    group.labels(), group.scores(), flip, counts -> counts.rate(constrained), objective));
        }
        double best = 0;
        double highest = Double.NEGATIVE_INFINITY;
        for (int step = 0; step <= size; step++) {
            double x = grid(step, size);
            double value = 0;
            for (int g = 0; g < curves.size(); g++) {
                value += groups.get(g).labels().length / all * curves.get(g).at(x);
            }
            if (value > highest + 1e-12) {
                highest = value;
                best = x;
            }
        }
        double chosen = best;
        return curves.stream().map(curve -> curve.rule(chosen, 0, 0)).toList();
    }

    /** {@return rules under which true and false positive rates are the same in every group}, and the objective is highest */
    public static List<ThresholdRule> withEqualizedOdds(
            ToDoubleFunction<Confusion> objective, List<Group> groups, boolean flip, int size) {
        List<TradeoffCurve> curves = new ArrayList<>();
        double positives = 0;
        double negatives = 0;
        for (Group group : groups) {
            for (boolean label : group.labels()) {
                positives += label ? 1 : 0;
                negatives += label ? 0 : 1;
            }
            curves.add(new TradeoffCurve(
                    group.labels(),
                    group.scores(),
                    flip,
                    counts -> counts.rate(Rate.FALSE_POSITIVE_RATE),
                    counts -> counts.rate(Rate.TRUE_POSITIVE_RATE)));
        }
        double best = 0;
        double highest = Double.NEGATIVE_INFINITY;
        for (int step = 0; step <= size; step++) {
            double x = grid(step, size);
            double y = lowest(curves, x);
            double value = objective.applyAsDouble(
                    new Confusion(positives * y, positives * (1 - y), negatives * x, negatives * (1 - x)));
            if (value > highest + 1e-12) {
                highest = value;
                best = x;
            }
        }
        double x = best;
        double y = lowest(curves, x);
        return curves.stream()
                .map(curve -> curve.rule(x, curve.at(x) == x ? 0 : (curve.at(x) - y) / (curve.at(x) - x), x))
                .toList();
    }

    /** Multiplied, not divided: the last bits decide between two spellings of one rule, and Fairlearn multiplies. */
    private static double grid(int step, int size) {
        return step == size ? 1 : step * (1.0 / size);
    }

    private static double lowest(List<TradeoffCurve> curves, double x) {
        return curves.stream().mapToDouble(curve -> curve.at(x)).min().orElse(Double.NaN);
    }
}
