package io.limbeck.plugins.fairness.statistics;

/**
 * Distances between the predictions of two groups as TensorFlow Model Remediation's MinDiff defines its losses. Weights
 * are per row; {@code member} is true for one group and false for the other.
 *
 * <p>Squared maximum mean discrepancy [1]: {@code E k(x, x') - 2 E k(x, y) + E k(y, y')}, means being weighted by products
 * of row weights, the diagonal included. Kernels of length ℓ: {@code exp(-‖x - y‖² / ℓ²)} (Gauss, without the usual
 * factor ½) and {@code exp(-‖x - y‖ / ℓ)} (Laplace).
 *
 * <p>[1] Gretton et al.: A Kernel Two-Sample Test, JMLR 2012, equation 5. [2] Prost et al.: Toward a Better Trade-off
 * between Performance and Fairness with Kernel-Based Distribution Matching, 2019. [3] Beutel et al.: Putting Fairness
 * Principles into Practice, AIES 2019.
 */
public final class KernelDiscrepancy {

    private static final double EPSILON = 1e-2;

    private final Kernel kernel;
    private final double length;

    /** A similarity of two points. */
    public enum Kernel {
        /** {@code exp(-‖x - y‖² / ℓ²)}. */
        GAUSS,
        /** {@code exp(-‖x - y‖ / ℓ)}. */
        LAPLACE
    }

    /** A discrepancy under a kernel; 0.1 is MinDiff's usual length. */
    public KernelDiscrepancy(Kernel kernel, double length) {
        this.kernel = kernel;
        this.length = length;
    }

    private double similarity(double[] x, double[] y) {
        double squared = squaredDistance(x, y);
        return switch (kernel) {
            case GAUSS -> Math.exp(-squared / (length * length));
            case LAPLACE -> Math.exp(-Math.sqrt(squared) / length);
        };
    }

    /** {@return the squared maximum mean discrepancy [2]; the means of an empty group are 0} */
    public double squaredMmd(boolean[] member, double[][] points, double[] weights) {
        return mean(member, true, true, points, weights)
                - 2 * mean(member, true, false, points, weights)
                + mean(member, false, false, points, weights);
    }

    /** {@return the squared discrepancy over the variance of the two groups' means plus 0.01} */
    public double adjustedMmd(boolean[] member, double[][] points, double[] weights) {
        double variance =
                varianceOfMean(member, true, points, weights) + varianceOfMean(member, false, points, weights);
        return squaredMmd(member, points, weights) / (variance + EPSILON);
    }

    /** {@return the derivative of {@link #squaredMmd} by every coordinate of every point} */
    public double[][] squaredMmdGradient(boolean[] member, double[][] points, double[] weights) {
        double inside = total(member, true, weights);
        double outside = total(member, false, weights);
        double[][] gradient = new double[points.length][points[0].length];
        for (int i = 0; i < points.length; i++) {
            for (int j = 0; j < points.length; j++) {
                double sign = member[i] == member[j] ? 1 : -1;
                double norm = (member[i] ? inside : outside) * (member[j] ? inside : outside);
                double factor = 2 * sign * weights[i] * weights[j] / norm * slope(points[i], points[j]);
                for (int c = 0; c < points[i].length; c++) {
                    gradient[i][c] += factor * (points[i][c] - points[j][c]);
                }
            }
        }
        return gradient;
    }

    /** The kernel's derivative by x, divided by x - y. */
    private double slope(double[] x, double[] y) {
        double distance = Math.sqrt(squaredDistance(x, y));
        return switch (kernel) {
            case GAUSS -> -2 * similarity(x, y) / (length * length);
            case LAPLACE -> distance == 0 ? 0 : -similarity(x, y) / (length * distance);
        };
    }

    /**
     * {@return the absolute weighted correlation between membership and prediction [3]}; 0 if one of them is constant
     */
    public static double absoluteCorrelation(boolean[] member, double[] predictions, double[] weights) {
        double total = 0;
        double meanMember = 0;
        double meanPrediction = 0;
        for (int i = 0; i < member.length; i++) {
            total += weights[i];
            meanMember += member[i] ? weights[i] : 0;
            meanPrediction += weights[i] * predictions[i];
        }
        meanMember /= total;
        meanPrediction /= total;
        double covariance = 0;
        double varianceMember = 0;
        double variancePrediction = 0;
        for (int i = 0; i < member.length; i++) {
            double m = (member[i] ? 1 : 0) - meanMember;
            double p = predictions[i] - meanPrediction;
            covariance += weights[i] * m * p;
            varianceMember += weights[i] * m * m;
            variancePrediction += weights[i] * p * p;
        }
        double spread = Math.sqrt(varianceMember) * Math.sqrt(variancePrediction);
        return spread == 0 ? 0 : Math.abs(covariance / spread);
    }

    private double mean(boolean[] member, boolean of, boolean and, double[][] points, double[] weights) {
        double sum = 0;
        double total = 0;
        for (int i = 0; i < points.length; i++) {
            for (int j = 0; j < points.length; j++) {
                if (member[i] == of && member[j] == and) {
                    sum += weights[i] * weights[j] * similarity(points[i], points[j]);
                    total += weights[i] * weights[j];
                }
            }
        }
        return total == 0 ? 0 : sum / total;
    }

    /** Variance {@code 1 - E k} times {@code Σw² / (Σw)²}, the variance of a weighted mean. */
    private double varianceOfMean(boolean[] member, boolean of, double[][] points, double[] weights) {
        double total = total(member, of, weights);
        double squares = 0;
        for (int i = 0; i < member.length; i++) {
            squares += member[i] == of ? weights[i] * weights[i] : 0;
        }
        return total == 0 ? 0 : (1 - mean(member, of, of, points, weights)) * squares / (total * total);
    }

    private static double total(boolean[] member, boolean of, double[] weights) {
        double total = 0;
        for (int i = 0; i < member.length; i++) {
            total += member[i] == of ? weights[i] : 0;
        }
        return total;
    }

    private static double squaredDistance(double[] x, double[] y) {
        double sum = 0;
        for (int c = 0; c < x.length; c++) {
            sum += (x[c] - y[c]) * (x[c] - y[c]);
        }
        return sum;
    }
}
