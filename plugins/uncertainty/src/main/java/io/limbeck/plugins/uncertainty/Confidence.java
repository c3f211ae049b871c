package io.limbeck.plugins.uncertainty;

import io.limbeck.spi.metric.Predictions;
import java.util.Arrays;

/**
 * One decision.
 *
 * @param confidence largest probability of the row
 * @param right whether the decision was right
 * @param weight weight of the row
 */
record Confidence(double confidence, boolean right, double weight) {

    static Confidence[] of(Predictions predictions) {
        int[] decisions = predictions.decisions();
        Confidence[] rows = new Confidence[decisions.length];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = new Confidence(
                    Arrays.stream(predictions.probabilities()[row]).max().orElse(Double.NaN),
                    decisions[row] == predictions.labels()[row],
                    predictions.weights()[row]);
        }
        return rows;
    }
}
