package io.limbeck.plugins.federation.vectors;

import io.limbeck.plugins.federation.Shipped;
import io.limbeck.plugins.federation.consensus.Sharpening;
import io.limbeck.spi.federation.Consensus;
import io.limbeck.spi.model.ModelOutputs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Our consensuses' answers to vectors. */
final class ConsensusAnswers {

    private ConsensusAnswers() {}

    /** {@return the numbers, flattened; empty if the vector is of no consensus} */
    static Optional<double[]> to(Vector vector) {
        return Optional.ofNullable(
                switch (vector.rule()) {
                    case "fedmd_consensus" -> meanLogits(vector);
                    case "dsfl_era" -> sharpened(vector);
                    default -> null;
                });
    }

    private static double[] meanLogits(Vector vector) {
        List<Consensus.Answer> answers = new ArrayList<>();
        for (double[] logits : vector.vectors("logits")) {
            float[] floats = new float[logits.length];
            for (int i = 0; i < floats.length; i++) {
                floats[i] = (float) logits[i];
            }
            answers.add(new Consensus.Answer(answers.size(), 1, new ModelOutputs(floats, 2)));
        }
        float[] agreed = Shipped.make(Consensus.KIND, "federation/mean-logits", Map.of())
                .agree(answers)
                .logits();
        double[] result = new double[agreed.length];
        Arrays.setAll(result, i -> agreed[i]);
        return result;
    }

    private static double[] sharpened(Vector vector) {
        double[][] shares = vector.vectors("probabilities");
        double[] mean = new double[shares[0].length];
        for (double[] client : shares) {
            Arrays.setAll(mean, c -> mean[c] + client[c] / shares.length);
        }
        double[] weights = Arrays.stream(Sharpening.logits(mean, vector.param("temperature")))
                .map(Math::exp)
                .toArray();
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(weight -> weight / sum).toArray();
    }
}
