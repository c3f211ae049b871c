package io.limbeck.plugins.fairness.statistics;

/**
 * Welch's test that the mean of one sample is above that of another whose variance may differ [1]: {@code t = (x̄ - ȳ) / √(s²/n
 * + u²/m)} with Satterthwaite's degrees of freedom.
 *
 * <p>[1] Welch: The Generalization of Student's Problem when Several Different Population Variances are Involved, 1947.
 */
public final class WelchTest {

    private static final int STEPS = 300;
    private static final double TINY = 1e-300;

    private WelchTest() {}

    /**
     * A sample by its moments.
     *
     * @param count how many values
     * @param sum their sum
     * @param squares the sum of their squares
     */
    public record Sample(double count, double sum, double squares) {

        /** {@return the mean}; NaN of none */
        public double mean() {
            return sum / count;
        }

        /** {@return what is left of this sample without a part of it} */
        public Sample without(Sample part) {
            return new Sample(count - part.count, sum - part.sum, squares - part.squares);
        }

        double variance() {
            return Math.max(0, (squares - sum * sum / count) / (count - 1));
        }
    }

    /** {@return the one-sided p-value that the first mean is no higher}; NaN for fewer than two values on a side */
    public static double higher(Sample one, Sample other) {
        if (one.count() < 2 || other.count() < 2) {
            return Double.NaN;
        }
        double a = one.variance() / one.count();
        double b = other.variance() / other.count();
        double difference = one.mean() - other.mean();
        if (a + b == 0) {
            return difference > 0 ? 0 : 1;
        }
        double freedom = (a + b) * (a + b) / (a * a / (one.count() - 1) + b * b / (other.count() - 1));
        return upperTail(difference / Math.sqrt(a + b), freedom);
    }

    /** {@return P(T > t)} of Student's t: half the incomplete beta function {@code I(ν/2, 1/2)} at {@code ν / (ν + t²)} */
    static double upperTail(double t, double freedom) {
        double half = incompleteBeta(freedom / 2, 0.5, freedom / (freedom + t * t)) / 2;
        return t > 0 ? half : 1 - half;
    }

    /** The regularised incomplete beta function by Lentz's continued fraction (DLMF 8.17.22). */
    static double incompleteBeta(double a, double b, double x) {
        if (x <= 0 || x >= 1) {
            return x <= 0 ? 0 : 1;
        }
        if (x > (a + 1) / (a + b + 2)) {
            return 1 - incompleteBeta(b, a, 1 - x);
        }
        double front = StrictMath.exp(
                logGamma(a + b) - logGamma(a) - logGamma(b) + a * StrictMath.log(x) + b * StrictMath.log1p(-x));
        double c = 1;
        double d = 1 / nonZero(1 - (a + b) * x / (a + 1));
        double fraction = d;
        for (int m = 1; m <= STEPS; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / nonZero(1 + even * d);
            c = nonZero(1 + even / c);
            fraction *= c * d;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / nonZero(1 + odd * d);
            c = nonZero(1 + odd / c);
            fraction *= c * d;
            if (Math.abs(c * d - 1) < 1e-15) {
                break;
            }
        }
        return front * fraction / a;
    }

    private static double nonZero(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }

    /** Stirling's series behind a recurrence up to 12 (DLMF 5.11.1). */
    private static double logGamma(double x) {
        double shift = 0;
        double z = x;
        while (z < 12) {
            shift -= StrictMath.log(z);
            z++;
        }
        double inverse = 1 / (z * z);
        double series = (1.0 / 12 - inverse * (1.0 / 360 - inverse * (1.0 / 1260 - inverse / 1680))) / z;
        return shift + (z - 0.5) * StrictMath.log(z) - z + 0.5 * StrictMath.log(2 * Math.PI) + series;
    }
}
