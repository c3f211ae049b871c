package io.limbeck.plugins.models.readable;

import io.limbeck.plugins.models.layer.Dense;
import io.limbeck.spi.model.TrainedWeights;
import io.limbeck.spi.portable.PortableLayer;
import io.limbeck.spi.portable.PortableLayer.Affine;
import io.limbeck.spi.portable.PortableModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A soft tree as a formula: its gates are a linear layer, its paths a layer of their own. */
final class PortableSoftTree {

    private PortableSoftTree() {}

    static PortableModel of(TrainedWeights weights, SoftTree.Settings settings) {
        List<PortableLayer> layers = new ArrayList<>();
        PortableLayer.Dense gates = Dense.portable(weights, "gates");
        if (settings.center()) {
            float[] shifts = weights.values("mean");
            for (int i = 0; i < shifts.length; i++) {
                shifts[i] = -shifts[i];
            }
            layers.add(new Affine(filled(shifts.length, 1), shifts));
        }
        layers.add(gates);
        if (settings.betas() == SoftTree.Beta.LEARNED || settings.beta() != 1) {
            float[] beta = settings.betas() == SoftTree.Beta.LEARNED
                    ? weights.values("gates/beta")
                    : filled(gates.outputs(), settings.beta());
            layers.add(new Affine(beta, new float[beta.length]));
        }
        int classes = Math.toIntExact(weights.shape("leaves/logits")[1]);
        layers.add(new PortableLayer.Paths(
                settings.depth(),
                classes,
                settings.predict() == SoftTree.Predict.MAX_PATH,
                logSoftmax(weights.values("leaves/logits"), classes)));
        return new PortableModel(new PortableLayer.Chain(layers));
    }

    private static float[] filled(int count, float value) {
        float[] all = new float[count];
        Arrays.fill(all, value);
        return all;
    }

    private static float[] logSoftmax(float[] logits, int classes) {
        float[] logs = new float[logits.length];
        for (int row = 0; row < logits.length; row += classes) {
            double most = Double.NEGATIVE_INFINITY;
            for (int i = row; i < row + classes; i++) {
                most = Math.max(most, logits[i]);
            }
            double sum = 0;
            for (int i = row; i < row + classes; i++) {
                sum += Math.exp(logits[i] - most);
            }
            for (int i = row; i < row + classes; i++) {
                logs[i] = (float) (logits[i] - most - Math.log(sum));
            }
        }
        return logs;
    }
}
