package io.limbeck.plugins.federation.partition;

import io.limbeck.spi.RandomSource;

/**
 * A symmetric Dirichlet distribution, of independent Gamma numbers [1].
 *
 * <p>[1] Marsaglia, Tsang: A Simple Method for Generating Gamma Variables, 2000; shapes below 1 by the power of a uniform
 * number (there, section 6), in logarithms, so that small shapes do not underflow.
 */
final class Dirichlet {

    private Dirichlet() {}

    /** {@return shares that sum to 1} */
    static double[] draw(double alpha, int parts, RandomSource random) {
        double[] logarithms = new double[parts];
        double most = Double.NEGATIVE_INFINITY;
        for (int part = 0; part < parts; part++) {
            logarithms[part] = logGamma(alpha, random.child(part));
            most = Math.max(most, logarithms[part]);
        }
        double sum = 0;
        double[] shares = new double[parts];
        for (int part = 0; part < parts; part++) {
            shares[part] = StrictMath.exp(logarithms[part] - most);
            sum += shares[part];
        }
        for (int part = 0; part < parts; part++) {
            shares[part] /= sum;
        }
        return shares;
    }

    private static double logGamma(double shape, RandomSource random) {
        if (shape < 1) {
            double power = StrictMath.log(1 - random.child("power").uniform(0)) / shape;
            return logGamma(shape + 1, random.child("above")) + power;
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        for (long counter = 0; ; counter++) {
            double x = random.normal(2 * counter);
            double v = 1 + c * x;
            double u = 1 - random.child("accept").uniform(counter);
            double cube = v * v * v;
            if (v > 0 && StrictMath.log(u) < 0.5 * x * x + d - d * cube + d * StrictMath.log(cube)) {
                return StrictMath.log(d) + StrictMath.log(cube);
            }
        }
    }
}
