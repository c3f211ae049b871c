package io.limbeck.plugins.federation.aggregate;

import io.limbeck.spi.federation.ClientUpdate;

/** A running weighted mean of vectors, in doubles: holds one vector, however many clients there are. */
final class Mean {

    private final double[] sum;
    private final Weighting weighting;
    private double total;

    Mean(int parameters, Weighting weighting) {
        this.sum = new double[parameters];
        this.weighting = weighting;
    }

    void add(ClientUpdate update) {
        add(weighting.of(update), update.change());
    }

    void add(double weight, double[] vector) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += weight * vector[i];
        }
        total += weight;
    }

    boolean isEmpty() {
        return total == 0;
    }

    double total() {
        return total;
    }

    /** {@return the mean} */
    double[] change() {
        double[] mean = new double[sum.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = sum[i] / total;
        }
        return mean;
    }
}
