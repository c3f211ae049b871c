package io.limbeck.plugins.federation.round;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.model.Lesson;
import io.limbeck.spi.tensorflow.Trainer;
import io.limbeck.spi.tensorflow.TrainingRecipe;
import io.limbeck.spi.tensorflow.local.Replicas;

/**
 * Clients of one architecture.
 *
 * @param own trains on clients' own rows
 * @param digest learns from the consensus on the public rows
 */
record Kin(Replicas own, Replicas digest) implements AutoCloseable {

    static Kin of(TrainingRecipe own, TrainingRecipe digest, Trainer trainer, Lesson lesson, Lesson open) {
        Replicas first = trainer.replicas(own, lesson, 0, false);
        try {
            Replicas second = trainer.replicas(digest, open, 0, false);
            if (!first.parameters().equals(second.parameters())) {
                second.close();
                throw new InvalidInputException(Problem.error(
                        Exchange.DIGEST,
                        "has variables of its own, which clients cannot carry from one round to the next",
                        "use loss terms without variables: 'distillation/kd' and others that match outputs"));
            }
            return new Kin(first, second);
        } catch (RuntimeException | Error e) {
            first.close();
            throw e;
        }
    }

    @Override
    public void close() {
        own.close();
        digest.close();
    }
}
