package io.limbeck.plugins.federation.consensus;

import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.federation.Consensus;
import io.limbeck.spi.model.ModelOutputs;
import jakarta.validation.constraints.Positive;
import java.util.List;

/**
 * Entropy-reduction averaging [1]: softmax(p̄/T), with p̄ the clients' mean probability. T = 0.1 is the paper's; the lower, the
 * surer. p̄ is between 0 and 1, so that nothing is surer than 1/T in logits.
 *
 * <p>[1] Itahara et al.: Distillation-Based Semi-Supervised Federated Learning for Communication-Efficient Collaborative
 * Training with Non-IID Private Data, 2021, equation 13.
 */
final class EntropyReduction implements Consensus {

    @Summary("Entropy-reduction averaging: the clients' mean probability, sharpened")
    record Settings(
            @Summary("Temperature T of the sharpening") @Default("0.1") @Positive
            double temperature) {}

    private final Settings settings;

    EntropyReduction(Settings settings) {
        this.settings = settings;
    }

    @Override
    public ModelOutputs agree(List<Answer> answers) {
        int classes = answers.get(0).outputs().classes();
        double[][] mean = Shares.mean(Shares.of(answers));
        float[] logits = new float[mean.length * classes];
        for (int row = 0; row < mean.length; row++) {
            double[] sharpened = logits(mean[row], settings.temperature());
            for (int c = 0; c < classes; c++) {
                logits[row * classes + c] = (float) sharpened[c];
            }
        }
        return new ModelOutputs(logits, classes);
    }

    static double[] logits(double[] mean, double temperature) {
        double[] logits = new double[mean.length];
        for (int c = 0; c < mean.length; c++) {
            logits[c] = mean[c] / temperature;
        }
        return logits;
    }
}
