package io.limbeck.plugins.federation.consensus;

import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.federation.Consensus;
import io.limbeck.spi.model.ModelOutputs;
import java.util.List;

/**
 * The mean of the clients' logits, in which a client weighs by how sure it is of the row: by what its entropy lacks to
 * ln(classes), or by the variance of its logits over the classes, as in Fed-ET [1]. Where nobody is sure of a row, all weigh
 * alike.
 *
 * <p>[1] Cho et al.: Heterogeneous Ensemble Knowledge Transfer for Training Large Models in Federated Learning, 2022, equation 3.
 */
final class ConfidenceWeighted implements Consensus {

    /** What sureness is measured by. */
    enum By {
        /** ln(classes) less the entropy. */
        ENTROPY,
        /** The variance of the logits. */
        VARIANCE
    }

    @Summary("The mean of the clients' logits, weighted by how sure each is of the row")
    record Settings(
            @Summary("What sureness is measured by: entropy, or variance (of the logits, as in Fed-ET)")
            @Default("entropy")
            By by) {}

    private final Settings settings;

    ConfidenceWeighted(Settings settings) {
        this.settings = settings;
    }

    @Override
    public ModelOutputs agree(List<Answer> answers) {
        int classes = answers.get(0).outputs().classes();
        int rows = answers.get(0).outputs().rows();
        double[][][] shares = Shares.of(answers);
        float[] agreed = new float[rows * classes];
        for (int row = 0; row < rows; row++) {
            double[] sum = new double[classes];
            double[] plain = new double[classes];
            double total = 0;
            for (int k = 0; k < shares.length; k++) {
                float[] logits = answers.get(k).outputs().logits();
                double weight = weight(shares[k][row], logits, row * classes);
                total += weight;
                for (int c = 0; c < classes; c++) {
                    sum[c] += weight * logits[row * classes + c];
                    plain[c] += logits[row * classes + c];
                }
            }
            for (int c = 0; c < classes; c++) {
                agreed[row * classes + c] = (float) (total > 0 ? sum[c] / total : plain[c] / shares.length);
            }
        }
        return new ModelOutputs(agreed, classes);
    }

    private double weight(double[] shares, float[] logits, int from) {
        return switch (settings.by()) {
            case ENTROPY -> {
                double lack = Math.log(shares.length);
                for (double share : shares) {
                    lack += share > 0 ? share * Math.log(share) : 0;
                }
                yield Math.max(0, lack);
            }
            case VARIANCE -> {
                double mean = 0;
                for (int c = 0; c < shares.length; c++) {
                    mean += logits[from + c] / shares.length;
                }
                double variance = 0;
                for (int c = 0; c < shares.length; c++) {
                    variance += (logits[from + c] - mean) * (logits[from + c] - mean) / shares.length;
                }
                yield variance;
            }
        };
    }
}
