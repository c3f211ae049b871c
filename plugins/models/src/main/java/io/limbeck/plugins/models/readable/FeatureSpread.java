package io.limbeck.plugins.models.readable;

import io.limbeck.spi.data.Table;

/** Means and standard deviations of every float of the features. */
final class FeatureSpread {

    private FeatureSpread() {}

    static double[] means(Table rows) {
        int width = rows.width();
        float[] matrix = rows.matrix();
        double[] means = new double[width];
        for (int i = 0; i < matrix.length; i++) {
            means[i % width] += matrix[i];
        }
        for (int i = 0; i < width; i++) {
            means[i] /= Math.max(1, rows.rows());
        }
        return means;
    }

    static double[] deviations(Table rows) {
        int width = rows.width();
        float[] matrix = rows.matrix();
        double[] means = means(rows);
        double[] squares = new double[width];
        for (int i = 0; i < matrix.length; i++) {
            double distance = matrix[i] - means[i % width];
            squares[i % width] += distance * distance;
        }
        for (int i = 0; i < width; i++) {
            squares[i] = Math.sqrt(squares[i] / Math.max(1, rows.rows()));
        }
        return squares;
    }
}
