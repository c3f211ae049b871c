package io.limbeck.spi.tensorflow;

import io.limbeck.spi.model.Lesson;
import io.limbeck.spi.model.Teacher;
import io.limbeck.spi.tensorflow.local.Replicas;
import java.io.IOException;
import java.nio.file.Path;
import org.apiguardian.api.API;

/** The host's engine for training TensorFlow graphs; a component gets it with {@code context.service(Trainer.class)}. */
@API(status = API.Status.STABLE, since = "0.1")
public interface Trainer {

    /** The port of the model whose variables a training starts from, where name and shape agree. */
    String START = "start";

    /**
     * Trains on the lesson's training rows; resumes from the lesson's checkpoints if there are any.
     *
     * @param recipe architecture, objective, optimizer
     * @param lesson what the model may learn from
     * @return the model; the caller closes it
     * @throws io.limbeck.spi.InvalidInputException if a model at {@link #START} has no variable that fits
     */
    Teacher train(TrainingRecipe recipe, Lesson lesson);

    /**
     * {@return copies of a model in training}, which train on parts of the lesson's training rows; the caller closes them
     *
     * @param recipe how each copy is trained; early stopping, compressors and weights that are driven to a target are not for
     *     parts of the rows
     * @param lesson what the model may learn from
     * @param proximal μ of the term μ/2·‖u − w‖² that holds weights u near those a task began with; 0 for none
     * @param shifts whether tasks shift gradients
     */
    Replicas replicas(TrainingRecipe recipe, Lesson lesson, double proximal, boolean shifts);

    /**
     * Brings back a model that was trained by {@link #train} and saved.
     *
     * @param recipe architecture, objective, optimizer
     * @param lesson what the model may learn from
     * @param folder what {@link Teacher#save} wrote
     * @return the model; the caller closes it
     * @throws IOException if a file cannot be read
     */
    Teacher load(TrainingRecipe recipe, Lesson lesson, Path folder) throws IOException;
}
