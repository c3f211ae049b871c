package io.limbeck.scorer;

/**
 * The error function, by Cody's rational approximations; relative error below 1e-15 [1].
 *
 * <p>[1] Cody: Rational Chebyshev Approximation for the Error Function, 1969.
 */
final class ErrorFunction {

    private static final double[] NEAR_ABOVE = {
        1.85777706184603153e-1, 3.16112374387056560, 1.13864154151050156e2, 3.77485237685302021e2, 3.20937758913846947e3
    };
    private static final double[] NEAR_BELOW = {
        1, 2.36012909523441209e1, 2.44024637934444173e2, 1.28261652607737228e3, 2.84423683343917062e3
    };
    private static final double[] FAR_ABOVE = {
        2.15311535474403846e-8, 5.64188496988670089e-1, 8.88314979438837594, 6.61191906371416295e1,
        2.98635138197400131e2, 8.81952221241769090e2, 1.71204761263407058e3, 2.05107837782607147e3,
        1.23033935479799725e3
    };
    private static final double[] FAR_BELOW = {
        1,
        1.57449261107098347e1,
        1.17693950891312499e2,
        5.37181101862009858e2,
        1.62138957456669019e3,
        3.29079923573345963e3,
        4.36261909014324716e3,
        3.43936767414372164e3,
        1.23033935480374942e3
    };

    private ErrorFunction() {}

    static double of(double x) {
        double size = Math.abs(x);
        if (size <= 0.46875) {
            double square = x * x;
            return x * polynomial(NEAR_ABOVE, square) / polynomial(NEAR_BELOW, square);
        }
        // Beyond 4 the rest is below 1.6e-8, less than a float tells from zero.
        double rest = size > 4 ? 0 : Math.exp(-size * size) * polynomial(FAR_ABOVE, size) / polynomial(FAR_BELOW, size);
        return Math.copySign(1 - rest, x);
    }

    private static double polynomial(double[] coefficients, double x) {
        double value = 0;
        for (double coefficient : coefficients) {
            value = value * x + coefficient;
        }
        return value;
    }
}
