package io.limbeck.plugins.federation.consensus;

import io.limbeck.spi.federation.Consensus;
import io.limbeck.spi.model.ModelOutputs;
import java.util.List;

/**
 * The plain mean of the clients' logits [1].
 *
 * <p>[1] Li, Wang: FedMD: Heterogenous Federated Learning via Model Distillation, 2019, algorithm 1.
 */
final class MeanLogits implements Consensus {

    @Override
    public ModelOutputs agree(List<Answer> answers) {
        ModelOutputs first = answers.get(0).outputs();
        double[] sum = new double[first.logits().length];
        for (Answer answer : answers) {
            float[] logits = answer.outputs().logits();
            for (int i = 0; i < sum.length; i++) {
                sum[i] += logits[i];
            }
        }
        float[] mean = new float[sum.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (float) (sum[i] / answers.size());
        }
        return new ModelOutputs(mean, first.classes());
    }
}
