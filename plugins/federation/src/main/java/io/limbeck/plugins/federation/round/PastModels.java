package io.limbeck.plugins.federation.round;

import io.limbeck.spi.data.Table;
import io.limbeck.spi.tensorflow.local.Replicas;
import java.util.List;

/**
 * FedGKD [1]: clients are taught by the average of the last global models, so that local training does not forget what
 * others know.
 *
 * <p>[1] Yao et al.: FedGKD: Towards Heterogeneous Federated Learning via Global Knowledge Distillation, 2021, equation 5.
 *
 * @param count how many models are averaged
 * @param rows the rows that clients train on
 */
record PastModels(int count, Table rows) {

    /** Remembers the present weights, forgets the oldest, and tells what their average says of all training rows. */
    void teach(Standing standing, Replicas replicas) {
        List<double[]> past = standing.past;
        past.add(standing.server.weights());
        while (past.size() > count) {
            past.remove(0);
        }
        double[] mean = new double[standing.server.weights().length];
        for (double[] weights : past) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += weights[i] / past.size();
            }
        }
        replicas.teach(replicas.outputs(Vectors.floats(mean), rows));
    }
}
