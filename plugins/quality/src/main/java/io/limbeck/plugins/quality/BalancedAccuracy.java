package io.limbeck.plugins.quality;

import io.limbeck.spi.metric.Direction;
import io.limbeck.spi.metric.Metric;
import io.limbeck.spi.metric.Predictions;

/**
 * Mean recall over the classes that occur among the labels [1]. NaN if fewer than two occur: a single recall balances
 * nothing.
 *
 * <p>[1] Brodersen, Ong, Stephan, Buhmann: The Balanced Accuracy and Its Posterior Distribution, 2010, section II.
 */
final class BalancedAccuracy implements Metric {

    @Override
    public String definition() {
        return "balanced accuracy: unweighted mean of the weighted recall of each class that occurs;"
                + " undefined with one class";
    }

    @Override
    public Direction better() {
        return Direction.HIGHER;
    }

    @Override
    public double value(Predictions predictions) {
        Confusion confusion = Confusion.of(predictions);
        double sum = 0;
        int present = 0;
        for (int c = 0; c < confusion.classes(); c++) {
            double actual = confusion.actual(c);
            if (actual > 0) {
                sum += confusion.hits(c) / actual;
                present++;
            }
        }
        return present < 2 ? Double.NaN : sum / present;
    }
}
