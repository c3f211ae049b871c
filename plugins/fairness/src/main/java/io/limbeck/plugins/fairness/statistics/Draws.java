package io.limbeck.plugins.fairness.statistics;

import io.limbeck.spi.RandomSource;

/**
 * A walk along a random source: each call takes the next numbers. Not shared between threads.
 *
 * <p>Binomial numbers come by inversion where the mean is below 10, else by transformed rejection with squeeze [1],
 * whose cost does not grow with n.
 *
 * <p>[1] Hörmann: The Generation of Binomial Random Variates, 1993, algorithm BTRS.
 */
public final class Draws {

    private static final double SMALL_MEAN = 10;

    private final RandomSource source;
    private long next;

    /** A walk that starts at the source's first number. */
    public Draws(RandomSource source) {
        this.source = source;
    }

    /** {@return a number in [0, 1)} */
    public double uniform() {
        return source.uniform(next++);
    }

    /** {@return a number in 0 … bound - 1} */
    public int below(int bound) {
        return source.below(next++, bound);
    }

    /** {@return a standard normal number} */
    public double normal() {
        double radius = Math.sqrt(-2 * StrictMath.log(1 - uniform()));
        return radius * StrictMath.cos(2 * Math.PI * uniform());
    }

    /** {@return the number of successes in n trials} */
    public long binomial(long n, double p) {
        if (n == 0 || p <= 0) {
            return 0;
        }
        if (p > 0.5) {
            return n - binomial(n, 1 - p);
        }
        return n * p < SMALL_MEAN ? inversion(n, p) : rejection(n, p);
    }

    private long inversion(long n, double p) {
        double odds = p / (1 - p);
        double mass = StrictMath.exp(n * StrictMath.log1p(-p));
        double u = uniform();
        long k = 0;
        while (u > mass && k < n) {
            u -= mass;
            mass *= odds * (n - k) / (k + 1);
            k++;
        }
        return k;
    }

    private long rejection(long n, double p) {
        double spread = Math.sqrt(n * p * (1 - p));
        double b = 1.15 + 2.53 * spread;
        double a = -0.0873 + 0.0248 * b + 0.01 * p;
        double centre = n * p + 0.5;
        double alpha = (2.83 + 5.1 / b) * spread;
        double squeeze = 0.92 - 4.2 / b;
        double mode = Math.floor((n + 1) * p);
        double logOdds = StrictMath.log(p / (1 - p));
        double atMode = logFactorial(mode) + logFactorial(n - mode);
        while (true) {
            double u = uniform() - 0.5;
            double v = uniform();
            double us = 0.5 - Math.abs(u);
            double k = Math.floor((2 * a / us + b) * u + centre);
            if (us >= 0.07 && v <= squeeze) {
                return (long) k;
            }
            if (k >= 0 && k <= n) {
                double log = StrictMath.log(v * alpha / (a / (us * us) + b));
                if (log <= atMode - logFactorial(k) - logFactorial(n - k) + (k - mode) * logOdds) {
                    return (long) k;
                }
            }
        }
    }

    /** Stirling's series; its error is below 1e-10 from 10 upwards. */
    private static double logFactorial(double k) {
        if (k < 10) {
            double product = 1;
            for (int i = 2; i <= k; i++) {
                product *= i;
            }
            return StrictMath.log(product);
        }
        double inverse = 1 / k;
        double series = inverse * (1.0 / 12 - inverse * inverse * (1.0 / 360 - inverse * inverse / 1260));
        return (k + 0.5) * StrictMath.log(k) - k + 0.5 * StrictMath.log(2 * Math.PI) + series;
    }
}
