package io.limbeck.plugins.fairness.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Reject-option classification [1]: scores within a margin of the threshold are uncertain, and there the unprivileged get
 * the favourable decision, the privileged the other. With threshold t and margin m that is a threshold t + m for the
 * privileged and t - m for everybody else. Searched as AIF360's {@code RejectOptionClassification} does [2]: {@value
 * #THRESHOLDS} thresholds from 0.01 to 0.99, each with {@value #MARGINS} margins from 0 to min(t, 1 - t); of those whose
 * gap lies within the bound the first of the highest balanced accuracy. Where none does, the first of the smallest absolute
 * gap (AIF360 takes the smallest signed one, which may be the widest).
 *
 * <p>[1] Kamiran, Karim, Zhang: Decision Theory for Discrimination-Aware Classification, ICDM 2012, section III.A. [2]
 * Bellamy et al.: AI Fairness 360, 2018; version 0.6.
 */
public final class RejectOption {

    static final int THRESHOLDS = 100;
    static final int MARGINS = 50;
    private static final double LOWEST = 0.01;
    private static final double HIGHEST = 0.99;

    private RejectOption() {}

    /** What is kept within a bound, unprivileged less privileged. */
    public enum Gap {
        /** Of selection rates: statistical parity difference. */
        DEMOGRAPHIC_PARITY,
        /** Of true positive rates: equal opportunity difference. */
        EQUAL_OPPORTUNITY,
        /** The mean of those of true and false positive rates: average odds difference. */
        AVERAGE_ODDS;

        double of(Confusion unprivileged, Confusion privileged) {
            return switch (this) {
                case DEMOGRAPHIC_PARITY ->
                    unprivileged.rate(Rate.SELECTION_RATE) - privileged.rate(Rate.SELECTION_RATE);
                case EQUAL_OPPORTUNITY -> truePositives(unprivileged, privileged);
                case AVERAGE_ODDS ->
                    0.5
                            * (unprivileged.rate(Rate.FALSE_POSITIVE_RATE)
                                    - privileged.rate(Rate.FALSE_POSITIVE_RATE)
                                    + truePositives(unprivileged, privileged));
            };
        }

        private static double truePositives(Confusion unprivileged, Confusion privileged) {
            return unprivileged.rate(Rate.TRUE_POSITIVE_RATE) - privileged.rate(Rate.TRUE_POSITIVE_RATE);
        }
    }

    /**
     * What was found.
     *
     * @param threshold the threshold, t
     * @param margin the margin, m
     * @param gap the gap on the rows it was found on
     * @param balancedAccuracy mean of true positive and true negative rate there
     * @param within whether the gap lies within the bound
     */
    public record Choice(double threshold, double margin, double gap, double balancedAccuracy, boolean within) {}

    /** Scores of one group, in order, by label. */
    private record Sorted(double[] favourable, double[] others) {

        static Sorted of(GroupThresholds.Group group) {
            return new Sorted(of(group, true), of(group, false));
        }

        private static double[] of(GroupThresholds.Group group, boolean label) {
            return IntStream.range(0, group.scores().length)
                    .filter(row -> group.labels()[row] == label)
                    .mapToDouble(row -> group.scores()[row])
                    .sorted()
                    .toArray();
        }

        Confusion above(double threshold) {
            double tp = above(favourable, threshold);
            double fp = above(others, threshold);
            return new Confusion(tp, favourable.length - tp, fp, others.length - fp);
        }

        private static double above(double[] sorted, double threshold) {
            int place = Arrays.binarySearch(sorted, Math.nextUp(threshold));
            int first = place < 0 ? -1 - place : place;
            while (first > 0 && sorted[first - 1] > threshold) {
                first--;
            }
            return sorted.length - (double) first;
        }
    }

    /** {@return the best threshold and margin}; both groups must have rows of both labels */
    public static Choice choose(
            GroupThresholds.Group privileged, GroupThresholds.Group unprivileged, Gap gap, double bound) {
        Sorted up = Sorted.of(privileged);
        Sorted down = Sorted.of(unprivileged);
        Choice best = new Choice(0.5, 0, Double.NaN, Double.NEGATIVE_INFINITY, false);
        for (int i = 0; i < THRESHOLDS; i++) {
            double t = line(LOWEST, HIGHEST, i, THRESHOLDS);
            double widest = t <= 0.5 ? t : 1.0 - t;
            for (int j = 0; j < MARGINS; j++) {
                double m = line(0, widest, j, MARGINS);
                Confusion ofPrivileged = up.above(t + m);
                Confusion ofUnprivileged = down.above(t - m);
                Confusion all = ofPrivileged.plus(ofUnprivileged);
                double value = gap.of(ofUnprivileged, ofPrivileged);
                Choice choice = new Choice(
                        t,
                        m,
                        value,
                        0.5 * (all.rate(Rate.TRUE_POSITIVE_RATE) + all.rate(Rate.TRUE_NEGATIVE_RATE)),
                        value >= -bound && value <= bound);
                if (isBetter(choice, best)) {
                    best = choice;
                }
            }
        }
        return best;
    }

    private static boolean isBetter(Choice one, Choice best) {
        if (one.within() != best.within()) {
            return one.within();
        }
        return one.within()
                ? one.balancedAccuracy() > best.balancedAccuracy()
                : Double.isNaN(best.gap()) || Math.abs(one.gap()) < Math.abs(best.gap());
    }

    /** As numpy's linspace computes it, to the last bit. */
    private static double line(double from, double to, int step, int count) {
        return step == count - 1 ? to : step * ((to - from) / (count - 1)) + from;
    }
}
