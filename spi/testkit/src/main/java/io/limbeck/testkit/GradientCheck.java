package io.limbeck.testkit;

import org.apiguardian.api.API;

/**
 * A gradient beside central finite differences, {@code (f(x + h) - f(x - h)) / 2h}.
 *
 * <p>In single precision the difference of two values carries an error of about {@code 1e-7 · |f| / h}, and cutting the
 * series after the second term one of {@code h² · |f'''| / 6}. The standard step of 1e-2 keeps both near 1e-5 for values
 * and derivatives around 1, so that a tolerance of 1e-2 tells a wrong gradient from rounding. Keep away from kinks: at a
 * tie of {@code max} or the zero of {@code abs} the two sides differ by right.
 *
 * @param maxError largest absolute difference, relative to the largest entry of either gradient (at least 1e-3)
 * @param row row of that entry
 * @param column column of that entry
 * @param analytic what the graph says there
 * @param numeric what finite differences say there
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record GradientCheck(double maxError, int row, int column, double analytic, double numeric) {

    /** The standard step. */
    public static final float STEP = 1e-2f;

    /** The standard tolerance on {@link #maxError()}. */
    public static final double TOLERANCE = 1e-2;

    private static final double SMALLEST_SCALE = 1e-3;

    /** A function of a matrix. */
    @FunctionalInterface
    public interface Function {
        /**
         * {@return the value at {@code x}}
         *
         * @param x where
         */
        double at(float[][] x);
    }

    /**
     * {@return the check of a loss term's gradient on this batch, with the standard step}
     *
     * @param graph the term on such a batch
     * @param batch rows to try it on
     */
    public static GradientCheck of(LossGraph graph, LossBatch batch) {
        LossValue here = graph.at(batch);
        return of(logits -> graph.at(batch.withLogits(logits)).value(), batch.logits(), here.gradient(), STEP);
    }

    /**
     * {@return the check of a loss term's gradient with respect to a layer of the student}
     *
     * @param graph the term on such a batch
     * @param batch rows to try it on
     * @param tap name of the layer
     */
    public static GradientCheck ofTap(LossGraph graph, LossBatch batch, String tap) {
        LayerRows layer = batch.tap(tap);
        LossValue here = graph.at(batch);
        return of(
                values -> graph.at(batch.withTap(tap, layer.withRows(values))).value(),
                layer.rows(),
                here.tapGradient(tap),
                STEP);
    }

    /**
     * {@return the check of any gradient}
     *
     * @param function the value
     * @param x where
     * @param gradient what is claimed of its slope, in the form of {@code x}
     * @param step step of the differences
     */
    public static GradientCheck of(Function function, float[][] x, float[][] gradient, float step) {
        double[][] numeric = new double[x.length][];
        double scale = SMALLEST_SCALE;
        for (int row = 0; row < x.length; row++) {
            numeric[row] = new double[x[row].length];
            for (int column = 0; column < x[row].length; column++) {
                numeric[row][column] = slope(function, x, row, column, step);
                scale = Math.max(scale, Math.abs(numeric[row][column]));
                scale = Math.max(scale, Math.abs(gradient[row][column]));
            }
        }
        return worst(gradient, numeric, scale);
    }

    private static double slope(Function function, float[][] x, int row, int column, float step) {
        float above = x[row][column] + step;
        float below = x[row][column] - step;
        return (function.at(replaced(x, row, column, above)) - function.at(replaced(x, row, column, below)))
                / ((double) above - below);
    }

    private static float[][] replaced(float[][] x, int row, int column, float value) {
        float[][] copy = x.clone();
        copy[row] = x[row].clone();
        copy[row][column] = value;
        return copy;
    }

    private static GradientCheck worst(float[][] gradient, double[][] numeric, double scale) {
        GradientCheck worst = new GradientCheck(-1, 0, 0, 0, 0);
        for (int row = 0; row < numeric.length; row++) {
            for (int column = 0; column < numeric[row].length; column++) {
                double error = Math.abs(gradient[row][column] - numeric[row][column]) / scale;
                if (!(error <= worst.maxError)) {
                    worst = new GradientCheck(error, row, column, gradient[row][column], numeric[row][column]);
                }
            }
        }
        return worst;
    }

    /**
     * Requires agreement.
     *
     * @param tolerance largest relative error
     * @throws AssertionError if the largest error is above the tolerance, or not a number
     */
    public void requireWithin(double tolerance) {
        if (!(maxError <= tolerance)) {
            throw new AssertionError("The gradient at [" + row + "][" + column + "] is '" + analytic
                    + "', but finite differences give '" + numeric + "': a relative error of '" + maxError
                    + "', where '" + tolerance + "' is allowed");
        }
    }
}
