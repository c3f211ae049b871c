package io.limbeck.plugins.models;

import io.limbeck.spi.model.ModelOutputs;
import java.util.stream.IntStream;

/**
 * How much of some rows a model gives to each class, and which biases change that as wished.
 *
 * <p>The share of a class grows with its own bias, so bisection finds the bias; with several classes, each is set in
 * turn until none moves, {@value #ROUNDS} rounds at most.
 *
 * @param counting what makes a share
 * @param outputs what the model says of the rows
 */
record Shares(Counting counting, ModelOutputs outputs) {

    private static final int ROUNDS = 100;
    private static final int HALVINGS = 40;
    private static final double FAR = 200;

    /** What makes a share. */
    enum Counting {
        /** Rows for which the class has the largest logit. */
        DECISIONS,
        /** The mean probability. */
        PROBABILITIES
    }

    /** {@return the share of rows whose label is this class} */
    static double ofLabels(int[] labels, int code) {
        return IntStream.of(labels).filter(label -> label == code).count() / (double) Math.max(1, labels.length);
    }

    /** {@return the share of a class, without biases} */
    double of(int code) {
        return of(code, new float[outputs.classes()]);
    }

    private double of(int code, float[] biases) {
        int classes = outputs.classes();
        float[] logits = outputs.logits();
        double sum = 0;
        for (int start = 0; start < logits.length; start += classes) {
            sum += switch (counting) {
                case DECISIONS -> decides(logits, start, code, biases) ? 1 : 0;
                case PROBABILITIES -> probability(logits, start, code, biases);
            };
        }
        return sum / outputs.rows();
    }

    private static boolean decides(float[] logits, int start, int code, float[] biases) {
        float own = logits[start + code] + biases[code];
        for (int c = 0; c < biases.length; c++) {
            float other = logits[start + c] + biases[c];
            if (other > own || other == own && c < code) {
                return false;
            }
        }
        return true;
    }

    private static double probability(float[] logits, int start, int code, float[] biases) {
        double sum = 0;
        for (int c = 0; c < biases.length; c++) {
            double more = (double) logits[start + c] + biases[c] - logits[start + code] - biases[code];
            sum += StrictMath.exp(Math.min(700, more));
        }
        return 1 / sum;
    }

    /** Sets the biases of some classes so that they have these shares, as nearly as rows can be divided. */
    void reach(int[] codes, double[] wanted, float[] biases) {
        for (int round = 0; round < ROUNDS; round++) {
            boolean moved = false;
            for (int i = 0; i < codes.length; i++) {
                float before = biases[codes[i]];
                bisect(codes[i], wanted[i], biases);
                moved |= Math.abs(biases[codes[i]] - before) > 1e-5f;
            }
            if (!moved || codes.length == 1) {
                return;
            }
        }
    }

    private void bisect(int code, double wanted, float[] biases) {
        double low = -FAR;
        double high = FAR;
        for (int i = 0; i < HALVINGS; i++) {
            biases[code] = (float) ((low + high) / 2);
            // A share that was computed from the same rows should count as reached despite rounding.
            if (of(code, biases) < wanted - 1e-12) {
                low = (low + high) / 2;
            } else {
                high = (low + high) / 2;
            }
        }
        biases[code] = (float) high;
    }
}
