package io.limbeck.plugins.interpretability.statistics;

/**
 * How many standard errors a 95 % interval reaches, by Student's t distribution. With {@code θ = atan(t/√ν)} the
 * probability of {@code |T| < t} is {@code 2/π·(θ + sin θ·(cos θ + 2/3·cos³θ + …))} for odd ν and {@code sin θ·(1 +
 * 1/2·cos²θ + 1·3/(2·4)·cos⁴θ + …)} for even ν [1]; t is found by halving.
 *
 * <p>[1] Abramowitz, Stegun: Handbook of Mathematical Functions, 1964, equations 26.7.3 and 26.7.4.
 */
final class StudentT {

    static final double CONFIDENCE = 0.95;

    /** From here on the normal distribution's value differs by less than 0.003. */
    private static final int MANY = 1000;

    private static final double NORMAL = 1.959963984540054;

    private StudentT() {}

    /** {@return the t that |T| stays below in 95 of 100 cases}; NaN without a degree of freedom */
    static double critical(int freedom) {
        if (freedom < 1) {
            return Double.NaN;
        }
        if (freedom >= MANY) {
            return NORMAL;
        }
        double low = 0;
        double high = 16;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (within(middle, freedom) < CONFIDENCE) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private static double within(double t, int freedom) {
        double theta = StrictMath.atan(t / Math.sqrt(freedom));
        double cosine = StrictMath.cos(theta);
        boolean odd = freedom % 2 == 1;
        double term = odd ? cosine : 1;
        double sum = freedom == 1 ? 0 : term;
        for (int k = odd ? 3 : 2; k < freedom; k += 2) {
            term *= cosine * cosine * (k - 1) / k;
            sum += term;
        }
        double series = StrictMath.sin(theta) * sum;
        return odd ? 2 / Math.PI * (theta + series) : series;
    }
}
