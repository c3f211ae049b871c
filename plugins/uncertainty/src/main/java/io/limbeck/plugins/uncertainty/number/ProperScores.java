package io.limbeck.plugins.uncertainty.number;

import io.limbeck.spi.metric.Direction;
import io.limbeck.spi.model.Gaussian;

/**
 * Scores of a normal distribution N(μ, σ²) beside the truth y, with {@code z = (y - μ) / σ}: such that who says what he
 * believes does best [1]. Both less is better.
 *
 * <p>[1] Gneiting, Raftery: Strictly Proper Scoring Rules, Prediction, and Estimation, 2007.
 */
final class ProperScores {

    private static final double HALF_LOG_OF_TWO_PI = 0.9189385332046727;
    private static final double INVERSE_ROOT_OF_PI = 0.5641895835477563;

    private ProperScores() {}

    /** {@return the logarithmic score, {@code ln σ + ½ ln 2π + z²/2}}: it changes by a constant with the unit */
    static NumberScore likelihood() {
        return new NumberScore(
                "negative log-likelihood: weighted mean of -ln of the normal density at the target, in nats, per unit of"
                        + " the target",
                Direction.LOWER,
                ProperScores::surprise);
    }

    private static double surprise(Gaussian said, double truth) {
        double z = (truth - said.mean()) / said.deviation();
        return StrictMath.log(said.deviation()) + HALF_LOG_OF_TWO_PI + z * z / 2;
    }

    /**
     * {@return the continuous ranked probability score, {@code σ · (z (2Φ(z) - 1) + 2φ(z) - 1/√π)}}, in the unit of the
     * target (section 4.2 of [1]); the absolute error of a distribution without spread
     */
    static NumberScore crps() {
        return new NumberScore(
                "continuous ranked probability score of a normal distribution, weighted mean, in the unit of the target",
                Direction.LOWER,
                ProperScores::rankedProbability);
    }

    private static double rankedProbability(Gaussian said, double truth) {
        double z = (truth - said.mean()) / said.deviation();
        double density = said.density(truth) * said.deviation();
        return said.deviation() * (z * (2 * said.below(truth) - 1) + 2 * density - INVERSE_ROOT_OF_PI);
    }
}
