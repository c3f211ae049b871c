package io.limbeck.spi.model;

import org.apiguardian.api.API;

/**
 * What a model says of rows.
 *
 * @param logits {@code [rows, classes]}, row-major; softmax of a row gives its class probabilities. Of a model of numbers
 *     {@code [rows, 2]}, see {@link Gaussian}
 * @param classes number of classes; 2 for a model of numbers
 */
@API(status = API.Status.STABLE, since = "0.1")
public record ModelOutputs(float[] logits, int classes) {

    public ModelOutputs {
        if (classes < 1 || logits.length % classes != 0) {
            throw new IllegalArgumentException(
                    logits.length + " logits cannot be shared among '" + classes + "' classes");
        }
    }

    /** {@return the number of rows} */
    public int rows() {
        return logits.length / classes;
    }

    /** {@return class probabilities {@code [rows][classes]}: softmax of the logits at temperature 1} */
    public double[][] probabilities() {
        double[][] probabilities = new double[rows()][classes];
        for (int row = 0; row < rows(); row++) {
            double max = Double.NEGATIVE_INFINITY;
            for (int c = 0; c < classes; c++) {
                max = Math.max(max, logits[row * classes + c]);
            }
            double sum = 0;
            for (int c = 0; c < classes; c++) {
                probabilities[row][c] = StrictMath.exp(logits[row * classes + c] - max);
                sum += probabilities[row][c];
            }
            for (int c = 0; c < classes; c++) {
                probabilities[row][c] /= sum;
            }
        }
        return probabilities;
    }

    /**
     * {@return outputs whose softmax is {@code probabilities}: their logarithms, zero counted as 1e-12}
     *
     * @param probabilities {@code [rows][classes]}
     * @param classes number of classes
     */
    public static ModelOutputs ofProbabilities(double[][] probabilities, int classes) {
        float[] logits = new float[probabilities.length * classes];
        for (int row = 0; row < probabilities.length; row++) {
            for (int c = 0; c < classes; c++) {
                logits[row * classes + c] = (float) StrictMath.log(Math.max(probabilities[row][c], 1e-12));
            }
        }
        return new ModelOutputs(logits, classes);
    }
}
