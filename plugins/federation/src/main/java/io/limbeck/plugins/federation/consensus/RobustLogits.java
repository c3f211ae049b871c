package io.limbeck.plugins.federation.consensus;

import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.federation.Consensus;
import io.limbeck.spi.model.ModelOutputs;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.Arrays;
import java.util.List;

/**
 * The mean of each logit without its ⌊βn⌋ lowest and highest values, or the median (β at its most): what some clients say
 * cannot lead the others astray. Clients' logits are first moved to mean zero in every row, since a constant says nothing.
 */
final class RobustLogits implements Consensus {

    @Summary("The mean of the clients' logits without the lowest and highest")
    record Settings(
            @Summary("Share β of the clients that is cut at each end")
            @Default("0.2")
            @PositiveOrZero
            @DecimalMax(value = "0.5", inclusive = false)
            double share) {}

    @Summary("The median of the clients' logits")
    record MedianSettings() {}

    private final double share;

    private RobustLogits(double share) {
        this.share = share;
    }

    static RobustLogits trimmed(Settings settings) {
        return new RobustLogits(settings.share());
    }

    static RobustLogits median(MedianSettings settings) {
        return new RobustLogits(0.5);
    }

    @Override
    public ModelOutputs agree(List<Answer> answers) {
        int clients = answers.size();
        int classes = answers.get(0).outputs().classes();
        float[][] logits =
                answers.stream().map(answer -> centred(answer.outputs())).toArray(float[][]::new);
        int cut = Math.min((int) (share * clients), (clients - 1) / 2);
        float[] agreed = new float[logits[0].length];
        double[] values = new double[clients];
        for (int i = 0; i < agreed.length; i++) {
            for (int k = 0; k < clients; k++) {
                values[k] = logits[k][i];
            }
            Arrays.sort(values);
            agreed[i] =
                    (float) Arrays.stream(values, cut, clients - cut).average().orElseThrow();
        }
        return new ModelOutputs(agreed, classes);
    }

    private static float[] centred(ModelOutputs outputs) {
        float[] logits = outputs.logits().clone();
        int classes = outputs.classes();
        for (int row = 0; row < outputs.rows(); row++) {
            double mean = 0;
            for (int c = 0; c < classes; c++) {
                mean += logits[row * classes + c] / classes;
            }
            for (int c = 0; c < classes; c++) {
                logits[row * classes + c] -= (float) mean;
            }
        }
        return logits;
    }
}
