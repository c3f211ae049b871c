package io.limbeck.plugins.fairness.statistics;

import io.limbeck.plugins.fairness.statistics.ThresholdRule.Threshold;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The best values of one figure for each value of another that thresholds on a score can reach, mixtures of two
 * thresholds included: the upper convex hull of all thresholds' points (Hardt, Price, Srebro: Equality of Opportunity in
 * Supervised Learning, 2016, section 3.2).
 */
final class TradeoffCurve {

    private record Point(double x, double y, Threshold threshold) {}

    private final List<Point> hull;

    /** A curve over the rows of one group. */
    TradeoffCurve(
            boolean[] labels,
            double[] scores,
            boolean flip,
            ToDoubleFunction<Confusion> across,
            ToDoubleFunction<Confusion> up) {
        List<Point> points = new ArrayList<>();
        int[] order = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer row) -> scores[row]).reversed())
                .mapToInt(Integer::intValue)
                .toArray();
        double positives =
                IntStream.range(0, labels.length).filter(row -> labels[row]).count();
        double negatives = labels.length - positives;
        double truePositives = 0;
        double falsePositives = 0;
        double threshold = Double.POSITIVE_INFINITY;
        int i = 0;
        while (true) {
            Confusion counts =
                    new Confusion(truePositives, positives - truePositives, falsePositives, negatives - falsePositives);
            points.add(
                    new Point(across.applyAsDouble(counts), up.applyAsDouble(counts), new Threshold(true, threshold)));
            if (flip) {
                Confusion flipped =
                        new Confusion(counts.falseNegatives(), truePositives, counts.trueNegatives(), falsePositives);
                points.add(new Point(
                        across.applyAsDouble(flipped), up.applyAsDouble(flipped), new Threshold(false, threshold)));
            }
            if (i == order.length) {
                break;
            }
            double score = scores[order[i]];
            for (; i < order.length && scores[order[i]] == score; i++) {
                truePositives += labels[order[i]] ? 1 : 0;
                falsePositives += labels[order[i]] ? 0 : 1;
            }
            threshold = i == order.length ? Double.NEGATIVE_INFINITY : (score + scores[order[i]]) / 2;
        }
        points.sort(Comparator.comparingDouble(Point::x).thenComparingDouble(Point::y));
        this.hull = upperHull(points);
    }

    /** Andrew's monotone chain. */
    private static List<Point> upperHull(List<Point> points) {
        List<Point> hull = new ArrayList<>();
        for (Point next : points) {
            while (hull.size() >= 2) {
                Point last = hull.get(hull.size() - 1);
                Point before = hull.get(hull.size() - 2);
                if ((last.y - before.y) * (next.x - before.x) > (next.y - before.y) * (last.x - before.x)) {
                    break;
                }
                hull.remove(hull.size() - 1);
            }
            hull.add(next);
        }
        return hull;
    }

    /** {@return the hull's point left of x}: at x = 0 the last point there, elsewhere the last one strictly left */
    private int left(double x) {
        int index = 0;
        while (index + 2 < hull.size() && (x == 0 ? hull.get(index + 1).x <= 0 : hull.get(index + 1).x < x)) {
            index++;
        }
        return index;
    }

    private double share(int left, double x) {
        return (hull.get(left + 1).x - x) / (hull.get(left + 1).x - hull.get(left).x);
    }

    /** {@return the best value at x} */
    double at(double x) {
        int left = left(x);
        double share = share(left, x);
        return share * hull.get(left).y + (1 - share) * hull.get(left + 1).y;
    }

    /** {@return the rule that reaches it, ignoring the score as often as said} */
    ThresholdRule rule(double x, double ignore, double constant) {
        int left = left(x);
        return new ThresholdRule(
                ignore, constant, hull.get(left).threshold, hull.get(left + 1).threshold, share(left, x));
    }
}
