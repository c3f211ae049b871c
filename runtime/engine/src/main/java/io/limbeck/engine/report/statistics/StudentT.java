package io.limbeck.engine.report.statistics;

/**
 * Student's t distribution for whole degrees of freedom, by its finite trigonometric series [1]: with {@code θ =
 * atan(t/√ν)} the probability of {@code |T| < t} is {@code 2/π·(θ + sin θ·(cos θ + 2/3·cos³θ + …))} for odd ν and
 * {@code sin θ·(1 + 1/2·cos²θ + 1·3/(2·4)·cos⁴θ + …)} for even ν.
 *
 * <p>[1] Abramowitz, Stegun: Handbook of Mathematical Functions, 1964, equations 26.7.3 and 26.7.4.
 */
public final class StudentT {

    private StudentT() {}

    /** {@return the probability of |T| ≥ |t| at that many degrees of freedom} */
    public static double twoSided(double t, int freedom) {
        if (freedom < 1) {
            throw new IllegalArgumentException("There must be a degree of freedom, but there are '" + freedom + "'");
        }
        if (Double.isInfinite(t)) {
            return 0;
        }
        double theta = StrictMath.atan(Math.abs(t) / Math.sqrt(freedom));
        double cosine = StrictMath.cos(theta);
        boolean odd = freedom % 2 == 1;
        double term = odd ? cosine : 1;
        double sum = freedom == 1 ? 0 : term;
        for (int k = odd ? 3 : 2; k < freedom; k += 2) {
            term *= cosine * cosine * (k - 1) / k;
            sum += term;
        }
        double within = StrictMath.sin(theta) * sum;
        return Math.max(0, 1 - (odd ? 2 / Math.PI * (theta + within) : within));
    }

    /** {@return the t that |T| stays below with probability {@code confidence}} */
    public static double critical(double confidence, int freedom) {
        double low = 0;
        double high = 1;
        while (1 - twoSided(high, freedom) < confidence) {
            high *= 2;
        }
        for (int i = 0; i < 100; i++) {
            double middle = (low + high) / 2;
            if (1 - twoSided(middle, freedom) < confidence) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
