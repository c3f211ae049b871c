package io.limbeck.plugins.federation.vector;

/** Arithmetic on vectors {@code [parameters]}. Nothing is written into, all results are new. */
public final class Vectors {

    private Vectors() {}

    /** {@return a + b} */
    public static double[] sum(double[] a, double[] b) {
        return plus(a, 1, b);
    }

    /** {@return a + factor · b} */
    public static double[] plus(double[] a, double factor, double[] b) {
        double[] sum = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            sum[i] = a[i] + factor * b[i];
        }
        return sum;
    }

    /** {@return factor · a} */
    public static double[] times(double factor, double[] a) {
        double[] product = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            product[i] = factor * a[i];
        }
        return product;
    }

    /** {@return the Euclidean norm of a} */
    public static double norm(double[] a) {
        return Math.sqrt(dot(a, a));
    }

    /** {@return the inner product} */
    public static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** {@return the squared Euclidean distance}, of the differences themselves: nothing cancels */
    public static double squaredDistance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            double difference = a[i] - b[i];
            sum += difference * difference;
        }
        return sum;
    }

    /** {@return a, no longer than {@code bound}}: a · min(1, bound / ‖a‖) */
    public static double[] clipped(double[] a, double bound) {
        double norm = norm(a);
        return norm > bound ? times(bound / norm, a) : a;
    }

    /** {@return the mean of several vectors, at least one} */
    public static double[] mean(double[][] vectors) {
        double[] mean = new double[vectors[0].length];
        for (double[] vector : vectors) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += vector[i];
            }
        }
        for (int i = 0; i < mean.length; i++) {
            mean[i] /= vectors.length;
        }
        return mean;
    }

    /** {@return squared distances of all pairs} */
    public static double[][] squaredDistances(double[][] vectors) {
        double[][] distances = new double[vectors.length][vectors.length];
        for (int i = 0; i < vectors.length; i++) {
            for (int j = 0; j < i; j++) {
                distances[i][j] = squaredDistance(vectors[i], vectors[j]);
                distances[j][i] = distances[i][j];
            }
        }
        return distances;
    }
}
