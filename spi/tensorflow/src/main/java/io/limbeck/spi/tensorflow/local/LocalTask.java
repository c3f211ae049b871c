package io.limbeck.spi.tensorflow.local;

import static java.util.Objects.requireNonNull;

import io.limbeck.spi.RandomSource;
import org.apiguardian.api.API;

/**
 * A training on some of the rows. Arrays are shared by agreement, and nobody writes into them.
 *
 * @param rows numbers of the rows among the lesson's training rows; at least one
 * @param weights weights to begin with, {@code [parameters]}
 * @param shift what is added to every gradient, {@code [parameters]}; empty for nothing
 * @param steps optimizer steps; 0 only measures
 * @param time epochs done, as schedules see it
 * @param times epochs in all, as schedules see it
 * @param random chance of this training: order of batches, dropout
 * @param measured whether the objective is measured before the first step
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record LocalTask(
        int[] rows,
        float[] weights,
        float[] shift,
        long steps,
        double time,
        double times,
        RandomSource random,
        boolean measured) {

    public LocalTask {
        requireNonNull(weights, "weights is null");
        requireNonNull(shift, "shift is null");
        requireNonNull(random, "random is null");
        if (rows.length == 0) {
            throw new IllegalArgumentException("A training needs rows");
        }
    }
}
