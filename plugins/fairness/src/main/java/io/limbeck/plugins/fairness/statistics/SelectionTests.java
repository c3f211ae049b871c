package io.limbeck.plugins.fairness.statistics;

/**
 * Standardised differences between the selection rates p of two groups a and b with n rows each, p the rate of both
 * together.
 *
 * <p>[1] Morris: Sample Size Required for Adverse Impact Analysis, Applied H.R.M. Research, 2001. [2] Cohen: Statistical
 * Power Analysis for the Behavioral Sciences, 1988, section 2.2.
 */
public final class SelectionTests {

    private SelectionTests() {}

    /** {@return {@code (p_a - p_b) / √(p (1 - p) (1/n_a + 1/n_b))}}; beyond ±2 the difference is significant [1] */
    public static double zOfDifference(Confusion a, Confusion b) {
        double both = a.plus(b).rate(Rate.SELECTION_RATE);
        double error = Math.sqrt(both * (1 - both) * (1 / a.total() + 1 / b.total()));
        return (a.rate(Rate.SELECTION_RATE) - b.rate(Rate.SELECTION_RATE)) / error;
    }

    /** {@return {@code ln(p_a / p_b) / √((1 - p)/p (1/n_a + 1/n_b))}}; beyond ±2 the ratio is significant [1] */
    public static double zOfRatio(Confusion a, Confusion b) {
        double both = a.plus(b).rate(Rate.SELECTION_RATE);
        double error = Math.sqrt((1 - both) / both * (1 / a.total() + 1 / b.total()));
        return Math.log(a.rate(Rate.SELECTION_RATE) / b.rate(Rate.SELECTION_RATE)) / error;
    }

    /** {@return {@code (p_a - p_b) / s}, s the pooled standard deviation}; 0.2 is small, 0.8 is large [2] */
    public static double cohenD(Confusion a, Confusion b) {
        double pa = a.rate(Rate.SELECTION_RATE);
        double pb = b.rate(Rate.SELECTION_RATE);
        double pooled =
                ((a.total() - 1) * pa * (1 - pa) + (b.total() - 1) * pb * (1 - pb)) / (a.total() + b.total() - 2);
        return (pa - pb) / Math.sqrt(pooled);
    }
}
