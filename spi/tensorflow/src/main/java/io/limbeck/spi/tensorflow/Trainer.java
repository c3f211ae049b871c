package io.limbeck.spi.tensorflow;

import io.limbeck.spi.model.Lesson;
import io.limbeck.spi.model.Teacher;
import java.io.IOException;
import java.nio.file.Path;

/** The host's engine for training TensorFlow graphs; a component gets it with {@code context.service(Trainer.class)}. */
public interface Trainer {

    /** The port of the model whose variables a training starts from, where name and shape agree. */
    String START = "start";

    /**
     * Trains on the lesson's training rows; resumes from the lesson's checkpoints if there are any.
     *
     * @throws io.limbeck.spi.InvalidInputException if a model at {@link #START} has no variable that fits
     */
    Teacher train(TrainingRecipe recipe, Lesson lesson);

    /** Brings back a model that was trained by {@link #train} and saved. */
    Teacher load(TrainingRecipe recipe, Lesson lesson, Path folder) throws IOException;
}
