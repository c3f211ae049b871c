package io.limbeck.engine.tensorflow;

import io.limbeck.spi.model.ModelOutputs;
import io.limbeck.spi.tensorflow.local.LocalTask;
import io.limbeck.spi.tensorflow.local.Replicas;
import java.util.function.IntFunction;

/** Who performs the trainings of a pool of replicas. */
interface Labour extends AutoCloseable {

    /** As {@link Replicas#train}. */
    void train(int count, IntFunction<LocalTask> tasks, Replicas.Receiver receiver);

    /** Tells every replica what the teacher says of the training rows from now on. */
    void teach(ModelOutputs outputs);

    @Override
    void close();
}
