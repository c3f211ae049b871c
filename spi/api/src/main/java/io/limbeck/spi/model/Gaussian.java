package io.limbeck.spi.model;

import io.limbeck.spi.data.Targets;
import org.apiguardian.api.API;

/**
 * A normal distribution for each row: what a model of numbers says. Its outputs are {@code [rows, 2]}: the mean and the
 * logarithm of the variance, on the scale of {@link Targets}; a logarithm rather than a variance, since it may be any
 * number [1]. Beyond {@value #LEAST_LOG_VARIANCE} and {@value #MOST_LOG_VARIANCE} it counts as these bounds, so that no
 * likelihood is infinite: a standard deviation between 0.0009 and 1,100 of those of the training rows.
 *
 * <p>[1] Kendall, Gal: What Uncertainties Do We Need in Bayesian Deep Learning for Computer Vision?, 2017, equation 8.
 *
 * @param mean mean of the distribution
 * @param deviation its standard deviation
 */
@API(status = API.Status.STABLE, since = "0.1")
public record Gaussian(double mean, double deviation) {

    /** The least logarithm of a variance, on the scale of models. */
    public static final float LEAST_LOG_VARIANCE = -14;

    /** The largest logarithm of a variance, on the scale of models. */
    public static final float MOST_LOG_VARIANCE = 14;

    public Gaussian {
        if (!(deviation > 0)) {
            throw new IllegalArgumentException("The standard deviation must be above 0, but is '" + deviation + "'");
        }
    }

    /**
     * {@return the density at a value}
     *
     * @param value a number, in the unit of the targets
     */
    public double density(double value) {
        return StandardNormal.density((value - mean) / deviation) / deviation;
    }

    /**
     * {@return the probability of a lower value}
     *
     * @param value a number, in the unit of the targets
     */
    public double below(double value) {
        return StandardNormal.below((value - mean) / deviation);
    }

    /**
     * {@return the value that is exceeded with probability {@code 1 - share}}
     *
     * @param share in (0, 1)
     * @throws IllegalArgumentException if it is not
     */
    public double quantile(double share) {
        if (!(share > 0) || share >= 1) {
            throw new IllegalArgumentException("A quantile's share must be in (0, 1), but is '" + share + "'");
        }
        return mean + deviation * StandardNormal.quantile(share);
    }

    /**
     * {@return the variance that an output stands for, on the scale of models}
     *
     * @param logVariance the second output
     */
    public static double variance(float logVariance) {
        return StrictMath.exp(Math.max(LEAST_LOG_VARIANCE, Math.min(MOST_LOG_VARIANCE, logVariance)));
    }

    /**
     * {@return mean and standard deviation of each row, in the unit of the targets, {@code [rows][2]}}
     *
     * @param outputs what a model said
     * @param targets the scale it was said on
     */
    public static double[][] inUnit(ModelOutputs outputs, Targets targets) {
        double[][] said = new double[outputs.rows()][Targets.OUTPUTS];
        for (int row = 0; row < said.length; row++) {
            said[row][0] = targets.centre() + targets.spread() * outputs.logits()[row * Targets.OUTPUTS];
            said[row][1] = targets.spread() * Math.sqrt(variance(outputs.logits()[row * Targets.OUTPUTS + 1]));
        }
        return said;
    }
}
