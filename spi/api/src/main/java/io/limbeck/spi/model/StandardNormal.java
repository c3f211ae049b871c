package io.limbeck.spi.model;

/**
 * The normal distribution of mean 0 and variance 1. The distribution function is Hart's rational approximation, whose
 * absolute error is below 1e-15, and in the far tail below 1e-8 of the value [1]; the quantile is Acklam's, of relative error 1.15e-9 [2], followed by one step of Halley's
 * method on the distribution function, which leaves rounding.
 *
 * <p>[1] West: Better Approximations to Cumulative Normal Functions, 2005, figure 2. [2] Acklam: An algorithm for computing
 * the inverse normal cumulative distribution function, 2003.
 */
final class StandardNormal {

    private static final double ROOT_OF_TWO_PI = 2.5066282746310002;
    private static final double FAR = 7.07106781186547;
    private static final double FARTHEST = 37;
    private static final double TAIL = 0.02425;
    private static final double[] ABOVE = {
        3.52624965998911e-02,
        0.700383064443688,
        6.37396220353165,
        33.912866078383,
        112.079291497871,
        221.213596169931,
        220.206867912376
    };
    private static final double[] BELOW = {
        8.83883476483184e-02,
        1.75566716318264,
        16.064177579207,
        86.7807322029461,
        296.564248779674,
        637.333633378831,
        793.826512519948,
        440.413735824752
    };
    private static final double[] A = {
        -3.969683028665376e+01,
        2.209460984245205e+02,
        -2.759285104469687e+02,
        1.383577518672690e+02,
        -3.066479806614716e+01,
        2.506628277459239e+00
    };
    private static final double[] B = {
        -5.447609879822406e+01,
        1.615858368580409e+02,
        -1.556989798598866e+02,
        6.680131188771972e+01,
        -1.328068155288572e+01,
        1
    };
    private static final double[] C = {
        -7.784894002430293e-03,
        -3.223964580411365e-01,
        -2.400758277161838e+00,
        -2.549732539343734e+00,
        4.374664141464968e+00,
        2.938163982698783e+00
    };
    private static final double[] D = {
        7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00, 3.754408661907416e+00, 1
    };

    private StandardNormal() {}

    static double density(double z) {
        return StrictMath.exp(-z * z / 2) / ROOT_OF_TWO_PI;
    }

    static double below(double z) {
        double size = Math.abs(z);
        double tail = size > FARTHEST ? 0 : tail(size);
        return z > 0 ? 1 - tail : tail;
    }

    private static double tail(double size) {
        double bell = StrictMath.exp(-size * size / 2);
        if (size < FAR) {
            return bell * polynomial(ABOVE, size) / polynomial(BELOW, size);
        }
        double fraction = size + 0.65;
        for (int k = 4; k >= 1; k--) {
            fraction = size + k / fraction;
        }
        return bell / fraction / ROOT_OF_TWO_PI;
    }

    static double quantile(double share) {
        double z = approximate(share);
        double error = below(z) - share;
        double step = error * ROOT_OF_TWO_PI * StrictMath.exp(z * z / 2);
        return z - step / (1 + z * step / 2);
    }

    private static double approximate(double p) {
        if (p < TAIL) {
            double q = StrictMath.sqrt(-2 * StrictMath.log(p));
            return polynomial(C, q) / polynomial(D, q);
        }
        if (p > 1 - TAIL) {
            double q = StrictMath.sqrt(-2 * StrictMath.log(1 - p));
            return -polynomial(C, q) / polynomial(D, q);
        }
        double q = p - 0.5;
        double r = q * q;
        return q * polynomial(A, r) / polynomial(B, r);
    }

    private static double polynomial(double[] coefficients, double x) {
        double value = 0;
        for (double coefficient : coefficients) {
            value = value * x + coefficient;
        }
        return value;
    }
}
