package io.limbeck.plugins.fairness.statistics;

/**
 * A randomised decision on a score: positive with probability
 * {@code ignore · constant + (1 - ignore) (p₀ [s > t₀] + p₁ [s > t₁])}, where a flipped threshold reads {@code s < t}.
 *
 * @param ignore probability with which the score is ignored
 * @param constant probability of a positive decision then
 * @param first one threshold
 * @param second the other
 * @param firstShare probability of the first, p₀; that of the second is 1 - p₀
 */
public record ThresholdRule(double ignore, double constant, Threshold first, Threshold second, double firstShare) {

    /**
     * A threshold.
     *
     * @param above whether scores above it are positive, or those below
     * @param value where it lies, between two scores or infinite
     */
    public record Threshold(boolean above, double value) {
        /** {@return whether a score is decided positive} */
        public boolean positive(double score) {
            return above ? score > value : score < value;
        }
    }

    /** {@return the probability of a positive decision} */
    public double probability(double score) {
        double mixed = (first.positive(score) ? firstShare : 0) + (second.positive(score) ? 1 - firstShare : 0);
        return ignore * constant + (1 - ignore) * mixed;
    }
}
