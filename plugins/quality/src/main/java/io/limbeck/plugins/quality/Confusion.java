package io.limbeck.plugins.quality;

import io.limbeck.spi.metric.Predictions;

/**
 * Weight of the rows of each true class that were decided for each class.
 *
 * @param weights {@code [true class][decided class]}
 */
record Confusion(double[][] weights) {

    static Confusion of(Predictions predictions) {
        int classes = predictions.classes().size();
        double[][] weights = new double[classes][classes];
        int[] decisions = predictions.decisions();
        for (int row = 0; row < decisions.length; row++) {
            weights[predictions.labels()[row]][decisions[row]] += predictions.weights()[row];
        }
        return new Confusion(weights);
    }

    int classes() {
        return weights.length;
    }

    /** {@return weight of the rows of class {@code c} that were decided for it} */
    double hits(int c) {
        return weights[c][c];
    }

    /** {@return weight of the rows whose true class is {@code c}} */
    double actual(int c) {
        double sum = 0;
        for (double weight : weights[c]) {
            sum += weight;
        }
        return sum;
    }

    /** {@return weight of the rows decided for {@code c}} */
    double decided(int c) {
        double sum = 0;
        for (double[] row : weights) {
            sum += row[c];
        }
        return sum;
    }
}
