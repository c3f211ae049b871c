package io.limbeck.plugins.federation.privacy;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Privacy spent by the Gaussian mechanism on a Poisson sample, by Rényi differential privacy. At order α one use costs
 * ln A(α) / (α − 1), with A(α) = E[((1 − q) + q·exp((2z − 1)/2σ²))^α] over z ~ N(0, σ²) [1]: for whole orders its binomial sum,
 * for others the integral itself, by the trapezoidal rule, which converges where the series of [1] (section 3.3) does not.
 * Costs of uses add. Of the orders the best ε is taken: ε = R + ln(1 − 1/α) − ln(δα)/(α − 1) [2], [3].
 *
 * <p>[1] Mironov, Talwar, Zhang: Rényi Differential Privacy of the Sampled Gaussian Mechanism, 2019. [2] Balle et al.:
 * Hypothesis Testing Interpretations and Rényi Differential Privacy, 2020, theorem 21. [3] Canonne, Kamath, Steinke: The
 * Discrete Gaussian for Differential Privacy, 2020, proposition 12.
 */
public final class RenyiAccountant {

    private static final double[] ORDERS = DoubleStream.concat(
                    IntStream.range(11, 110).mapToDouble(tenth -> tenth / 10.0),
                    DoubleStream.concat(
                            IntStream.range(11, 64).asDoubleStream(), DoubleStream.of(80, 128, 256, 512, 1024)))
            .toArray();
    private static final double TAIL = 12;
    private static final double SMALL = 1e-3;

    private RenyiAccountant() {}

    /**
     * {@return the smallest ε for which so many uses are (ε, δ)-private}
     *
     * @param share probability q with which a client is sampled, in (0, 1]
     * @param multiplier noise in multiples σ of the clipping bound; infinite ε for 0
     * @param uses rounds
     * @param delta δ in (0, 1)
     */
    public static double epsilon(double share, double multiplier, int uses, double delta) {
        if (uses == 0 || share == 0) {
            return 0;
        }
        double best = Double.POSITIVE_INFINITY;
        for (double order : ORDERS) {
            double cost = uses * cost(share, multiplier, order);
            if (delta * delta + Math.expm1(-cost) > 0) {
                return 0;
            }
            best = Math.min(best, cost + Math.log1p(-1 / order) - Math.log(delta * order) / (order - 1));
        }
        return Math.max(0, best);
    }

    /** {@return the Rényi cost of one use at an order above 1} */
    static double cost(double share, double multiplier, double order) {
        if (multiplier == 0) {
            return Double.POSITIVE_INFINITY;
        }
        double variance = multiplier * multiplier;
        if (share == 1) {
            return order / (2 * variance);
        }
        double logExcess =
                order == Math.rint(order) ? binomial(share, variance, (int) order) : integral(share, variance, order);
        return logAdd(0, logExcess) / (order - 1);
    }

    /** ln(A − 1): the binomial weights sum to 1, and taking it off each term leaves no difference of like numbers. */
    private static double binomial(double share, double variance, int order) {
        double logSum = Double.NEGATIVE_INFINITY;
        double logChoose = Math.log(order);
        for (int i = 2; i <= order; i++) {
            logChoose += Math.log((double) (order - i + 1) / i);
            double exponent = ((double) i * i - i) / (2 * variance);
            double logWeight = logChoose + i * Math.log(share) + (order - i) * Math.log1p(-share);
            logSum = logAdd(logSum, logWeight + exponent + Math.log(-Math.expm1(-exponent)));
        }
        return logSum;
    }

    /** ln(A − 1) as the integral of (1 + x)^α − 1 − αx, where x = q·(exp((2z − 1)/2σ²) − 1) has mean zero. */
    private static double integral(double share, double variance, double order) {
        double deviation = Math.sqrt(variance);
        double step = Math.min(deviation, variance) / 16;
        double from = -TAIL * deviation;
        long steps = (long) Math.ceil((order + 2 * TAIL * deviation) / step);
        double logSum = Double.NEGATIVE_INFINITY;
        for (long i = 0; i <= steps; i++) {
            double z = from + i * step;
            double x = share * Math.expm1((2 * z - 1) / (2 * variance));
            logSum = logAdd(logSum, logExcess(x, order) - z * z / (2 * variance));
        }
        return logSum + Math.log(step / (deviation * Math.sqrt(2 * Math.PI)));
    }

    private static double logExcess(double x, double order) {
        if (Math.abs(x) < SMALL) {
            double series = 1 + (order - 2) / 3 * x * (1 + (order - 3) / 4 * x * (1 + (order - 4) / 5 * x));
            return Math.log(order * (order - 1) / 2 * x * x * series);
        }
        double logPower = order * Math.log1p(x);
        return logPower + Math.log1p(-(1 + order * x) * Math.exp(-logPower));
    }

    private static double logAdd(double a, double b) {
        double high = Math.max(a, b);
        return high == Double.NEGATIVE_INFINITY ? high : high + Math.log1p(Math.exp(Math.min(a, b) - high));
    }
}
