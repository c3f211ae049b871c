package io.limbeck.plugins.federation.consensus;

import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.federation.Consensus;
import io.limbeck.spi.model.ModelOutputs;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Compressed federated distillation's soft labels [1]: every client sends its probabilities in b bits each, rounded to
 * multiples of 1/(2ᵇ − 1) that still sum to one (the largest remainders are rounded up); the mean is taken. One bit is a vote
 * for the likeliest class. The paper's delta coding against the last round's labels is not counted in the bytes.
 *
 * <p>[1] Sattler et al.: CFD: Communication-Efficient Federated Distillation via Soft-Label Quantization and Delta Coding,
 * 2022, section 4.2.
 */
final class QuantizedShares implements Consensus {

    @Summary("Soft labels in a few bits each, and their mean")
    record Settings(
            @Summary("Bits of a probability; 1 is a vote for the likeliest class") @Default("1") @Min(1) @Max(16)
            int bits) {}

    private final Settings settings;

    QuantizedShares(Settings settings) {
        this.settings = settings;
    }

    @Override
    public ModelOutputs sent(ModelOutputs outputs) {
        double[][] shares = outputs.probabilities();
        for (int row = 0; row < shares.length; row++) {
            shares[row] = quantized(shares[row], (1 << settings.bits()) - 1);
        }
        return ModelOutputs.ofProbabilities(shares, outputs.classes());
    }

    /** {@return the probabilities in multiples of 1/steps that sum to one} */
    static double[] quantized(double[] shares, int steps) {
        int[] whole = new int[shares.length];
        int left = steps;
        for (int c = 0; c < shares.length; c++) {
            whole[c] = (int) Math.floor(shares[c] * steps + 1e-9);
            left -= whole[c];
        }
        IntStream.range(0, shares.length)
                .boxed()
                .sorted(Comparator.comparingDouble(c -> whole[c] - shares[c] * steps))
                .limit(Math.max(0, left))
                .forEach(c -> whole[c]++);
        double[] quantized = new double[shares.length];
        for (int c = 0; c < shares.length; c++) {
            quantized[c] = (double) whole[c] / steps;
        }
        return quantized;
    }

    @Override
    public ModelOutputs agree(List<Answer> answers) {
        return ModelOutputs.ofProbabilities(
                Shares.mean(Shares.of(answers)), answers.get(0).outputs().classes());
    }

    @Override
    public long bytes(long rows, int classes) {
        return (rows * classes * settings.bits() + 7) / 8;
    }
}
