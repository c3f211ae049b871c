package io.limbeck.plugins.federation.consensus;

import io.limbeck.spi.federation.Consensus.Answer;
import java.util.List;

/** Class probabilities of all clients. */
final class Shares {

    private Shares() {}

    /** {@return probabilities {@code [clients][rows][classes]}} */
    static double[][][] of(List<Answer> answers) {
        return answers.stream().map(answer -> answer.outputs().probabilities()).toArray(double[][][]::new);
    }

    /** {@return their mean over clients, each weighing alike} */
    static double[][] mean(double[][][] shares) {
        double[][] mean = new double[shares[0].length][shares[0].length == 0 ? 0 : shares[0][0].length];
        for (double[][] client : shares) {
            for (int row = 0; row < mean.length; row++) {
                for (int c = 0; c < mean[row].length; c++) {
                    mean[row][c] += client[row][c] / shares.length;
                }
            }
        }
        return mean;
    }
}
