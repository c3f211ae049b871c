package io.limbeck.engine.report.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The points of a plane that no other point beats. Both coordinates are costs: less is better. A point with an undefined
 * coordinate is never on the front.
 */
public final class Pareto {

    private Pareto() {}

    /** {@return for each point whether no other is at least as good in both coordinates and better in one} */
    public static boolean[] front(double[] x, double[] y) {
        boolean[] front = new boolean[x.length];
        for (int i = 0; i < x.length; i++) {
            int point = i;
            front[i] = Double.isFinite(x[i])
                    && Double.isFinite(y[i])
                    && IntStream.range(0, x.length)
                            .noneMatch(
                                    j -> x[j] <= x[point] && y[j] <= y[point] && (x[j] < x[point] || y[j] < y[point]));
        }
        return front;
    }

    /**
     * {@return the point of the front farthest from the line through its two ends, both coordinates scaled to [0, 1]}
     * Empty if the front has fewer than three points, or none of them lies on the better side of that line: there is no
     * bend then.
     */
    public static OptionalInt knee(double[] x, double[] y) {
        boolean[] front = front(x, y);
        List<Integer> points = IntStream.range(0, x.length)
                .filter(i -> front[i])
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> x[i]))
                .toList();
        if (points.size() < 3) {
            return OptionalInt.empty();
        }
        int first = points.get(0);
        int last = points.get(points.size() - 1);
        double width = x[last] - x[first];
        double height = y[first] - y[last];
        if (!(width > 0 && height > 0)) {
            return OptionalInt.empty();
        }
        double[] gain = new double[points.size()];
        for (int p = 0; p < gain.length; p++) {
            int i = points.get(p);
            gain[p] = 1 - (x[i] - x[first]) / width - (y[i] - y[last]) / height;
        }
        double best = Arrays.stream(gain).max().orElse(0);
        return best <= 1e-12
                ? OptionalInt.empty()
                : IntStream.range(0, gain.length)
                        .filter(p -> gain[p] == best)
                        .map(points::get)
                        .findFirst();
    }
}
