package io.limbeck.plugins.uncertainty.calibration;

import java.util.Arrays;

/**
 * Residuals of confidences as a series of cosines, {@code Σ_k a_k cos(πkt)} with {@code a_k} twice (for k = 0 once) the
 * weighted mean of {@code (c - p) cos(πkp)}; smoothed by a reflected Gaussian, {@code a_k} shrinks by
 * {@code exp(-(πkσ)²/2)}. Coefficients are computed when a width first asks for them. Not thread-safe.
 */
final class SmoothedResiduals {

    /** The least width there is. */
    static final double LEAST = 1.0 / 512;

    /** Beyond this a cosine is less than 1e-9 of itself: exp(-6.5² / 2). */
    private static final double VANISHED = 6.5;

    private static final int FEWEST = 64;

    private final double[] confidences;
    private final double[] residuals;
    private final double weights;
    private double[] coefficients = {};

    /** {@code cos(π(k-1)p)} and {@code cos(πkp)} of each row for the next k, by which the recursion goes on. */
    private final double[] before;

    private final double[] now;

    SmoothedResiduals(Confidence[] rows) {
        confidences = new double[rows.length];
        residuals = new double[rows.length];
        before = new double[rows.length];
        for (int row = 0; row < rows.length; row++) {
            confidences[row] = rows[row].confidence();
            residuals[row] = rows[row].weight() * rows[row].residual();
            before[row] = Math.cos(Math.PI * confidences[row]);
        }
        weights = Arrays.stream(rows).mapToDouble(Confidence::weight).sum();
        now = new double[rows.length];
        Arrays.fill(now, 1);
    }

    /**
     * {@return the integral over [0, 1] of the absolute value of the residuals, smoothed with that width}
     *
     * <p>Between two changes of sign it is that of the series itself, which has a formula. Changes are looked for at two
     * points for each cosine; that they are placed by a straight line between two points costs a square of the distance.
     */
    double error(double width) {
        int terms = 1 + (int) Math.ceil(VANISHED / (Math.PI * width));
        extend(terms);
        double[] shrunk = new double[terms];
        for (int k = 0; k < terms; k++) {
            double exponent = Math.PI * k * width;
            shrunk[k] = coefficients[k] * Math.exp(-exponent * exponent / 2);
        }
        int points = Math.max(FEWEST, 2 * terms);
        double[] at = series(shrunk, points);
        double sum = 0;
        double last = 0;
        for (int i = 1; i <= points; i++) {
            double behind = at[i - 1];
            double here = at[i];
            if (behind * here < 0) {
                double root = (i - 1 + behind / (behind - here)) / points;
                double until = integral(shrunk, root);
                sum += Math.abs(until - last);
                last = until;
            }
        }
        return sum + Math.abs(shrunk[0] - last);
    }

    /** {@return the integral of the series from 0 to t} */
    private static double integral(double[] a, double t) {
        double twice = 2 * Math.cos(Math.PI * t);
        double before = 0;
        double sine = Math.sin(Math.PI * t);
        double sum = a[0] * t;
        for (int k = 1; k < a.length; k++) {
            sum += a[k] * sine / (Math.PI * k);
            double following = twice * sine - before;
            before = sine;
            sine = following;
        }
        return sum;
    }

    /**
     * {@return the series at 0, 1/points, … 1}, each by Clenshaw's recurrence for a sum of cosines. A step of it waits for the one
     * before; so four points go side by side, which takes a third of the time.
     */
    private static double[] series(double[] a, int points) {
        double[] at = new double[points + 1];
        for (int i = 0; i <= points; i += 4) {
            double first = 2 * Math.cos(Math.PI * ((double) i / points));
            double second = 2 * Math.cos(Math.PI * ((double) (i + 1) / points));
            double third = 2 * Math.cos(Math.PI * ((double) (i + 2) / points));
            double fourth = 2 * Math.cos(Math.PI * ((double) (i + 3) / points));
            double next1 = 0;
            double next2 = 0;
            double next3 = 0;
            double next4 = 0;
            double after1 = 0;
            double after2 = 0;
            double after3 = 0;
            double after4 = 0;
            for (int k = a.length - 1; k > 0; k--) {
                double value1 = a[k] + first * next1 - after1;
                double value2 = a[k] + second * next2 - after2;
                double value3 = a[k] + third * next3 - after3;
                double value4 = a[k] + fourth * next4 - after4;
                after1 = next1;
                after2 = next2;
                after3 = next3;
                after4 = next4;
                next1 = value1;
                next2 = value2;
                next3 = value3;
                next4 = value4;
            }
            put(at, i, a[0] + first / 2 * next1 - after1);
            put(at, i + 1, a[0] + second / 2 * next2 - after2);
            put(at, i + 2, a[0] + third / 2 * next3 - after3);
            put(at, i + 3, a[0] + fourth / 2 * next4 - after4);
        }
        return at;
    }

    private static void put(double[] at, int place, double value) {
        if (place < at.length) {
            at[place] = value;
        }
    }

    private void extend(int terms) {
        int from = coefficients.length;
        if (terms <= from) {
            return;
        }
        coefficients = Arrays.copyOf(coefficients, terms);
        int whole = confidences.length / 4 * 4;
        for (int row = 0; row < whole; row += 4) {
            addFour(row, from, terms);
        }
        for (int row = whole; row < confidences.length; row++) {
            addOne(row, from, terms);
        }
        if (from == 0) {
            coefficients[0] /= 2;
        }
    }

    private void addOne(int row, int from, int terms) {
        double twice = 2 * Math.cos(Math.PI * confidences[row]);
        double share = 2 * (residuals[row] / weights);
        double last = before[row];
        double cosine = now[row];
        for (int k = from; k < terms; k++) {
            coefficients[k] += share * cosine;
            double following = twice * cosine - last;
            last = cosine;
            cosine = following;
        }
        before[row] = last;
        now[row] = cosine;
    }

    /** Four rows side by side, since a cosine waits for the one before; added one after the other, as {@link #addOne} would. */
    private void addFour(int row, int from, int terms) {
        double[] sums = coefficients;
        double twice1 = 2 * Math.cos(Math.PI * confidences[row]);
        double twice2 = 2 * Math.cos(Math.PI * confidences[row + 1]);
        double twice3 = 2 * Math.cos(Math.PI * confidences[row + 2]);
        double twice4 = 2 * Math.cos(Math.PI * confidences[row + 3]);
        double share1 = 2 * (residuals[row] / weights);
        double share2 = 2 * (residuals[row + 1] / weights);
        double share3 = 2 * (residuals[row + 2] / weights);
        double share4 = 2 * (residuals[row + 3] / weights);
        double last1 = before[row];
        double last2 = before[row + 1];
        double last3 = before[row + 2];
        double last4 = before[row + 3];
        double cosine1 = now[row];
        double cosine2 = now[row + 1];
        double cosine3 = now[row + 2];
        double cosine4 = now[row + 3];
        for (int k = from; k < terms; k++) {
            sums[k] = sums[k] + share1 * cosine1 + share2 * cosine2 + share3 * cosine3 + share4 * cosine4;
            double following1 = twice1 * cosine1 - last1;
            double following2 = twice2 * cosine2 - last2;
            double following3 = twice3 * cosine3 - last3;
            double following4 = twice4 * cosine4 - last4;
            last1 = cosine1;
            last2 = cosine2;
            last3 = cosine3;
            last4 = cosine4;
            cosine1 = following1;
            cosine2 = following2;
            cosine3 = following3;
            cosine4 = following4;
        }
        before[row] = last1;
        before[row + 1] = last2;
        before[row + 2] = last3;
        before[row + 3] = last4;
        now[row] = cosine1;
        now[row + 1] = cosine2;
        now[row + 2] = cosine3;
        now[row + 3] = cosine4;
    }
}
