package io.limbeck.plugins.federation.robust;

import io.limbeck.plugins.federation.vector.Vectors;

/**
 * The largest eigenvalue of a weighted covariance, and how far each vector lies in its direction. Found of the n × n matrix
 * of inner products, which has the same eigenvalues as the covariance of as many vectors of any length, by power iteration
 * from the row with the largest norm: no chance, and exact to 1e-12 unless the two largest eigenvalues are the same.
 *
 * @param mean the weighted mean
 * @param largest the largest eigenvalue
 * @param squaredProjections squared inner product of each deviation with the eigenvector
 */
record Covariance(double[] mean, double largest, double[] squaredProjections) {

    private static final int MOST_STEPS = 10_000;
    private static final double STILL = 1e-13;

    static Covariance of(double[][] vectors, double[] weights) {
        double total = 0;
        double[] mean = new double[vectors[0].length];
        for (int k = 0; k < vectors.length; k++) {
            total += weights[k];
            mean = Vectors.plus(mean, weights[k], vectors[k]);
        }
        mean = Vectors.times(1 / total, mean);
        int n = vectors.length;
        double[][] deviations = new double[n][];
        for (int k = 0; k < n; k++) {
            deviations[k] = Vectors.plus(vectors[k], -1, mean);
        }
        double[][] products = new double[n][n];
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                products[i][j] = products[j][i] = Vectors.dot(deviations[i], deviations[j]);
                matrix[i][j] = matrix[j][i] = products[i][j] * Math.sqrt(weights[i] * weights[j]) / total;
            }
        }
        double[] direction = dominant(matrix);
        double largest = Vectors.dot(direction, times(matrix, direction));
        return new Covariance(mean, Math.max(0, largest), squared(products, direction, weights));
    }

    /** With u an eigenvector of the n × n matrix, Σ √cₖ uₖ dₖ is one of the covariance, of squared length λ · Σ c. */
    private static double[] squared(double[][] products, double[] direction, double[] weights) {
        int n = products.length;
        double[] coefficients = new double[n];
        for (int k = 0; k < n; k++) {
            coefficients[k] = Math.sqrt(weights[k]) * direction[k];
        }
        double[] along = times(products, coefficients);
        double squaredLength = Vectors.dot(coefficients, along);
        double[] squared = new double[n];
        for (int k = 0; k < n; k++) {
            squared[k] = squaredLength > 0 ? along[k] * along[k] / squaredLength : 0;
        }
        return squared;
    }

    private static double[] dominant(double[][] matrix) {
        double[] direction = matrix[0];
        for (double[] row : matrix) {
            direction = Vectors.norm(row) > Vectors.norm(direction) ? row : direction;
        }
        if (Vectors.norm(direction) == 0) {
            return new double[matrix.length];
        }
        direction = Vectors.times(1 / Vectors.norm(direction), direction);
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] next = times(matrix, direction);
            next = Vectors.times(1 / Vectors.norm(next), next);
            double moved = Vectors.squaredDistance(next, direction);
            direction = next;
            if (moved < STILL * STILL) {
                break;
            }
        }
        return direction;
    }

    private static double[] times(double[][] matrix, double[] vector) {
        double[] product = new double[matrix.length];
        for (int i = 0; i < product.length; i++) {
            product[i] = Vectors.dot(matrix[i], vector);
        }
        return product;
    }
}
