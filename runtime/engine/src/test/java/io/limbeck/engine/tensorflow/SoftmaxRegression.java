package io.limbeck.engine.tensorflow;

import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Table;

/**
 * Softmax regression from zero by gradient descent, in doubles. With p the class probabilities, y the one-hot class and z
 * the logits of the n rows of a batch, the gradient of {@code a · crossEntropy + c · mean(z²) / 2} by z is
 * {@code a (p - y) / n + c z / (n · classes)}.
 */
final class SoftmaxRegression {

    private final Table rows;
    private final float[] features;
    private final int width;
    private final int classes;
    private final double[] weights;
    private final double[] bias;
    private int timesClipped;

    SoftmaxRegression(Table rows) {
        this.rows = rows;
        this.features = rows.matrix();
        this.width = rows.width();
        this.classes = rows.classes().size();
        this.weights = new double[width * classes];
        this.bias = new double[classes];
    }

    /** {@return the order of the rows that the trainer promises} */
    int[] order(long seed, long epoch) {
        return new RandomSource(seed).child("batches").child(epoch).permutation(rows.rows());
    }

    void step(int[] batch, double rate, double crossEntropy, double smallLogits, double clipNorm) {
        double[] byWeights = new double[weights.length];
        double[] byBias = new double[classes];
        for (int row : batch) {
            double[] z = logits(row);
            double sum = 0;
            for (double logit : z) {
                sum += Math.exp(logit);
            }
            for (int c = 0; c < classes; c++) {
                double target = rows.labels()[row] == c ? 1 : 0;
                double byLogit = crossEntropy * (Math.exp(z[c]) / sum - target) / batch.length
                        + smallLogits * z[c] / (batch.length * classes);
                byBias[c] += byLogit;
                for (int i = 0; i < width; i++) {
                    byWeights[i * classes + c] += features[row * width + i] * byLogit;
                }
            }
        }
        double scale = scale(byWeights, byBias, clipNorm);
        for (int i = 0; i < weights.length; i++) {
            weights[i] -= rate * scale * byWeights[i];
        }
        for (int c = 0; c < classes; c++) {
            bias[c] -= rate * scale * byBias[c];
        }
    }

    private double scale(double[] byWeights, double[] byBias, double clipNorm) {
        double squares = 0;
        for (double gradient : byWeights) {
            squares += gradient * gradient;
        }
        for (double gradient : byBias) {
            squares += gradient * gradient;
        }
        double norm = Math.sqrt(squares);
        if (norm <= clipNorm) {
            return 1;
        }
        timesClipped++;
        return clipNorm / norm;
    }

    private double[] logits(int row) {
        double[] z = bias.clone();
        for (int c = 0; c < classes; c++) {
            for (int i = 0; i < width; i++) {
                z[c] += features[row * width + i] * weights[i * classes + c];
            }
        }
        return z;
    }

    double[] weights() {
        return weights;
    }

    double[] bias() {
        return bias;
    }

    int timesClipped() {
        return timesClipped;
    }
}
