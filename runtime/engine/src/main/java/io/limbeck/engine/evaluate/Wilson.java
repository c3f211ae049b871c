package io.limbeck.engine.evaluate;

import io.limbeck.spi.metric.Interval;

/**
 * Wilson's score interval of a share, which stays within [0, 1] and is sound for small counts [1]: with {@code p =
 * successes / trials} and {@code z = 1.96}, {@code (p + z²/2n ± z·sqrt(p(1 - p)/n + z²/4n²)) / (1 + z²/n)}.
 *
 * <p>[1] Wilson: Probable Inference, the Law of Succession, and Statistical Inference, 1927.
 */
public final class Wilson {

    private static final double Z = 1.959963984540054;

    private Wilson() {}

    /** {@return the 95 % interval; [0, 1] without trials, since nothing is known then} */
    public static Interval interval(double successes, double trials) {
        if (trials <= 0) {
            return new Interval(0, 1, 0.95);
        }
        double p = successes / trials;
        double z2 = Z * Z / trials;
        double half = Z * Math.sqrt(p * (1 - p) / trials + z2 / (4 * trials));
        double centre = p + z2 / 2;
        return new Interval(Math.max(0, (centre - half) / (1 + z2)), Math.min(1, (centre + half) / (1 + z2)), 0.95);
    }
}
