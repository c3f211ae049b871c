package io.limbeck.plugins.federation.aggregate;

import io.limbeck.spi.federation.ClientUpdate;

/** A running weighted mean of changes, in doubles: holds one vector, however many clients there are. */
final class Mean {

    private final double[] sum;
    private final Weighting weighting;
    private double total;

    Mean(int parameters, Weighting weighting) {
        this.sum = new double[parameters];
        this.weighting = weighting;
    }

    void add(ClientUpdate update) {
        double weight =
                switch (weighting) {
                    case ROWS -> update.rows();
                    case CLIENTS -> 1;
                };
        double[] change = update.change();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += weight * change[i];
        }
        total += weight;
    }

    boolean isEmpty() {
        return total == 0;
    }

    /** {@return the mean change} */
    double[] change() {
        double[] mean = new double[sum.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = sum[i] / total;
        }
        return mean;
    }

    /** {@return weights plus the mean change} */
    double[] addedTo(double[] weights) {
        double[] moved = change();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += weights[i];
        }
        return moved;
    }
}
