package io.limbeck.spi.model;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.explain.Exhibit;
import io.limbeck.spi.explain.ExplainInputs;
import io.limbeck.spi.portable.PortableModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/** A model that is ready: gives logits for rows. A student that is done is a teacher for the next. */
@API(status = API.Status.STABLE, since = "0.1")
public interface Teacher extends AutoCloseable {

    /**
     * {@return logits for each row}
     *
     * @param rows prepared rows, in the form the model was made with
     * @param split which split the rows are, for models that know rows by their place ({@code stored-predictions})
     */
    ModelOutputs outputs(Table rows, Split split);

    /**
     * {@return what a view shows of each row}
     *
     * @param view what to show
     * @param rows prepared rows, in the form the model was made with
     * @param split which split the rows are
     * @throws InvalidInputException if the model has no such view
     */
    default ViewOutputs view(View view, Table rows, Split split) {
        throw new InvalidInputException(Problem.error(
                "",
                "cannot show '" + view.label() + "': it gives logits and nothing else",
                "use a model trained here ('models/trained'), or loss terms that need only the teacher's logits"));
    }

    /** {@return the variables of a model trained here}, from which another may start; empty for every other model */
    default Optional<TrainedWeights> weights() {
        return Optional.empty();
    }

    /**
     * {@return the model as a formula}, which can be used without TensorFlow and without Limbeck; empty for a model that
     * has none
     *
     * @throws InvalidInputException if models of its kind have one, but this one was made so that it has not
     */
    default Optional<PortableModel> portable() {
        return Optional.empty();
    }

    /**
     * Writes the model as a SavedModel with the signature {@code serving_default}: {@code features} {@code [-1, shape…]} in,
     * {@code logits} and {@code probabilities} {@code [-1, classes]} out, all floats.
     *
     * @param folder an empty folder
     * @throws InvalidInputException if the model is no TensorFlow graph
     * @throws IOException if a file cannot be written
     */
    default void saveGraph(Path folder) throws IOException {
        throw new InvalidInputException(Problem.error(
                "",
                "cannot be written as a SavedModel: it is no TensorFlow graph that was trained here",
                "write its portable form, if it has one"));
    }

    /**
     * {@return drawings of the model's own inside: a tree, its rules}; empty for a model that has nothing to show
     *
     * @param inputs the rows to show it on
     */
    default List<Exhibit> exhibits(ExplainInputs inputs) {
        return List.of();
    }

    /**
     * Writes what {@link TeacherSource#reopen} needs into an empty folder. A model that is wholly given by its settings
     * and inputs writes nothing.
     *
     * @param folder an empty folder
     * @throws IOException if a file cannot be written
     */
    default void save(Path folder) throws IOException {}

    /** {@return figures about the model itself: parameters, epochs trained, best epoch …, in order} */
    default Map<String, Double> facts() {
        return Map.of();
    }

    @Override
    default void close() {}
}
