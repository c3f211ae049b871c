package io.limbeck.plugins.fairness.slice;

import io.limbeck.spi.data.Table;

/** What a slice has more of than other rows. */
enum Loss {
    /** Decisions that are not the label. */
    ERROR("error rate") {
        @Override
        double of(double[] probabilities, int decision, int label, int favourable) {
            return decision == label ? 0 : 1;
        }
    },
    /** Minus the logarithm of the label's probability, in nats. */
    LOG_LOSS("log-loss") {
        @Override
        double of(double[] probabilities, int decision, int label, int favourable) {
            return -StrictMath.log(Math.max(probabilities[label], LEAST));
        }
    },
    /** Decisions that are not the favourable class. */
    UNFAVOURABLE("rate of unfavourable decisions") {
        @Override
        double of(double[] probabilities, int decision, int label, int favourable) {
            return decision == favourable ? 0 : 1;
        }
    };

    private static final double LEAST = 1e-12;

    private final String words;

    Loss(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    boolean isShare() {
        return this != LOG_LOSS;
    }

    abstract double of(double[] probabilities, int decision, int label, int favourable);

    /** {@return the loss of every row}; decisions are the most probable class, with two classes the favourable from ½ on */
    double[] of(Table rows, double[][] probabilities) {
        double[] losses = new double[rows.rows()];
        for (int row = 0; row < losses.length; row++) {
            double[] said = probabilities[row];
            int best = said.length == 2 && said[rows.favourable()] >= 0.5 ? rows.favourable() : 0;
            for (int c = 0; c < said.length; c++) {
                best = said[c] > said[best] ? c : best;
            }
            losses[row] = of(said, best, rows.labels()[row], rows.favourable());
        }
        return losses;
    }
}
