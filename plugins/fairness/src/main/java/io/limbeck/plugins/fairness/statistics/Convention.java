package io.limbeck.plugins.fairness.statistics;

import java.util.Arrays;

/**
 * How rates of several groups become one figure. Toolkits disagree; a figure is comparable with theirs only in their
 * convention.
 */
public enum Convention {
    /** Unsigned, highest minus lowest (lowest over highest) among groups with evidence; a group without any is left out. */
    LIMBECK(false, 1),
    /** Fairlearn: unsigned, highest minus lowest among all groups; an undefined rate counts as 0. */
    FAIRLEARN(false, 1),
    /** AIF360: unprivileged minus (over) privileged; an undefined rate makes the figure undefined. */
    AIF360(true, 1),
    /** TrustyAI: unprivileged minus (over) privileged; an undefined rate makes the figure undefined. */
    TRUSTYAI(true, 1),
    /**
     * HolisticAI: group a (unprivileged) minus (over) group b (privileged); an undefined rate given the label counts as
     * 0, any other makes the figure undefined.
     */
    HOLISTICAI(true, 1),
    /** Fair Fairness Benchmark: unsigned, in percent; an undefined rate makes the difference 0. */
    FFB(false, 100);

    private final boolean signed;
    private final double scale;

    Convention(boolean signed, double scale) {
        this.signed = signed;
        this.scale = scale;
    }

    /** {@return whether the unprivileged are set against the privileged}; rates then come in that order, two of them */
    public boolean signed() {
        return signed;
    }

    /** {@return 100 for per cent, else 1} */
    public double scale() {
        return scale;
    }

    /**
     * {@return the difference of a rate between groups}; NaN where undefined
     *
     * @param rates the rate in each group, NaN where undefined; unprivileged, privileged if {@link #signed}
     */
    public double difference(Rate rate, double[] rates) {
        double[] settled = settle(rate, rates);
        if (settled.length < 2) {
            return Double.NaN;
        }
        if (signed) {
            return settled[0] - settled[1];
        }
        double gap = max(settled) - min(settled);
        return this == FFB && Double.isNaN(gap) ? 0 : scale * gap;
    }

    /**
     * {@return the ratio of a rate between groups}; NaN where undefined, as it is when no group has any
     *
     * @param rates the rate in each group, NaN where undefined; unprivileged, privileged if {@link #signed}
     */
    public double ratio(Rate rate, double[] rates) {
        double[] settled = settle(rate, rates);
        if (settled.length < 2) {
            return Double.NaN;
        }
        return signed ? settled[0] / settled[1] : scale * (min(settled) / max(settled));
    }

    /** {@return the largest distance of a group's rate from the rate of all rows} (Fairlearn's {@code to_overall}) */
    public double differenceToOverall(Rate rate, double[] rates, double overall) {
        double all = settle(rate, overall);
        return scale
                * Arrays.stream(settle(rate, rates))
                        .map(group -> Math.abs(group - all))
                        .max()
                        .orElse(Double.NaN);
    }

    /** {@return the smallest ratio of a group's rate and the rate of all rows, the smaller over the larger} */
    public double ratioToOverall(Rate rate, double[] rates, double overall) {
        double all = settle(rate, overall);
        return scale
                * Arrays.stream(settle(rate, rates))
                        .map(group -> Math.min(group, all) / Math.max(group, all))
                        .min()
                        .orElse(Double.NaN);
    }

    /** {@return the rates as this convention reads them: undefined ones replaced, left out or kept} */
    double[] settle(Rate rate, double[] rates) {
        if (this == LIMBECK) {
            return Arrays.stream(rates).filter(value -> !Double.isNaN(value)).toArray();
        }
        return Arrays.stream(rates).map(value -> settle(rate, value)).toArray();
    }

    private double settle(Rate rate, double value) {
        boolean zero = this == FAIRLEARN || (this == HOLISTICAI && givenLabel(rate));
        return zero && Double.isNaN(value) ? 0 : value;
    }

    private static boolean givenLabel(Rate rate) {
        return switch (rate) {
            case TRUE_POSITIVE_RATE, FALSE_POSITIVE_RATE, TRUE_NEGATIVE_RATE, FALSE_NEGATIVE_RATE -> true;
            default -> false;
        };
    }

    private static double max(double[] values) {
        return Arrays.stream(values).max().orElse(Double.NaN);
    }

    private static double min(double[] values) {
        return Arrays.stream(values).min().orElse(Double.NaN);
    }
}
