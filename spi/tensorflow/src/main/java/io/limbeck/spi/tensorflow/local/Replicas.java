package io.limbeck.spi.tensorflow.local;

import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.ModelOutputs;
import io.limbeck.spi.model.Teacher;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.apiguardian.api.API;

/**
 * Copies of one model, one for each worker of the host, that train on parts of the lesson's training rows. A copy keeps
 * nothing from one task to the next: weights come with the task, the optimizer starts anew.
 *
 * <p>Weights are one vector: all trainable variables one after the other, those of loss terms included. To be used by one
 * thread.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Replicas extends AutoCloseable {

    /** A variable's place in the vector. */
    record Parameter(String name, List<Long> shape, int from, int to) {}

    /** Takes what came of a task. */
    @FunctionalInterface
    interface Receiver {
        /**
         * Takes the result of the task of that number.
         *
         * @param task number of the task
         * @param result what came of it
         */
        void take(int task, LocalResult result);
    }

    /** {@return the variables, in the order of the vector} */
    List<Parameter> parameters();

    /** {@return the first weights, {@code [parameters]}}: drawn by the architecture, or those of the model at {@code start} */
    float[] initial();

    /**
     * {@return optimizer steps in one pass over so many rows}
     *
     * @param rows rows of the client
     */
    long stepsPerEpoch(int rows);

    /**
     * {@return optimizer steps of a whole local training on so many rows, as the recipe's {@code train} says}
     *
     * @param rows rows of the client
     */
    long steps(int rows);

    /**
     * Performs tasks, several at a time where there are several workers. Results are handed over in the order of the tasks,
     * in the calling thread, whoever was quick; a bounded number of them waits for its turn.
     *
     * @param count number of tasks
     * @param tasks gives the task of a number; called once for each, by workers
     * @param receiver takes results
     * @throws RuntimeException if a task failed; others may have been done
     */
    void train(int count, IntFunction<LocalTask> tasks, Receiver receiver);

    /**
     * Replaces what the teacher says of the training rows.
     *
     * @param outputs logits of all the lesson's training rows
     * @throws IllegalStateException if no loss term reads a teacher's logits
     */
    void teach(ModelOutputs outputs);

    /**
     * {@return what a model of these weights says}
     *
     * @param weights {@code [parameters]}
     * @param rows prepared rows
     */
    ModelOutputs outputs(float[] weights, Table rows);

    /**
     * {@return the finished model of these weights}; the caller closes it
     *
     * @param weights all trainable variables, one after the other
     * @param facts figures about it
     */
    Teacher finished(float[] weights, Map<String, Double> facts);

    @Override
    void close();
}
