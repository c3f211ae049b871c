package io.limbeck.plugins.fairness.postprocess;

import io.limbeck.plugins.fairness.statistics.ThresholdRule.Threshold;

/**
 * Where a score stands to a threshold, on a scale that keeps 0 and 1 and has the threshold at ½: with score s and
 * threshold t, {@code s / 2t} up to the threshold and {@code ½ + (s - t) / 2(1 - t)} beyond it; for a threshold that
 * reads downwards, one less that. So a decision is what it is at ½, the order of the scores is kept wherever the
 * threshold is the same, and a threshold of 0 or 1 decides for or against every score. It is no probability of the label.
 */
final class Standing {

    /** Least distance from ½, so that a decision cannot be lost in rounding. */
    private static final double MARGIN = 1e-6;

    private static final double ZERO = 1e-9;

    private Standing() {}

    /** {@return the log-odds of the standing}; positive if and only if the decision is favourable */
    static double logOdds(double score, Threshold threshold) {
        double standing = of(score, threshold);
        return StrictMath.log(standing / (1 - standing));
    }

    /** {@return the standing, within (0, 1) and never ½} */
    static double of(double score, Threshold threshold) {
        double t = clamped(threshold);
        double below = t > 0 ? Math.min(1, score / t) : 1;
        double beyond = t < 1 ? Math.max(0, (score - t) / (1 - t)) : 0;
        double upwards = score > t ? 0.5 + beyond / 2 : below / 2;
        double standing = threshold.above() ? upwards : 1 - upwards;
        return threshold.positive(score)
                ? Math.min(1 - ZERO, Math.max(0.5 + MARGIN, standing))
                : Math.max(ZERO, Math.min(0.5 - MARGIN, standing));
    }

    /** {@return the threshold's value within [0, 1], where scores are} */
    static double clamped(Threshold threshold) {
        return Math.max(0, Math.min(1, threshold.value()));
    }
}
