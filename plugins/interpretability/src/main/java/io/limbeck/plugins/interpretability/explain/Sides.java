package io.limbeck.plugins.interpretability.explain;

import io.limbeck.plugins.interpretability.ask.Asked;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.explain.ExplainInputs;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The same finding about a model and its teacher, to be shown side by side.
 *
 * @param names {@code model}, or {@code teacher} and {@code student}
 * @param found what was found out of each
 * @param note why the teacher is not shown, as a sentence; empty if it is, or if there is none
 * @param <T> the finding
 */
record Sides<T>(List<String> names, List<T> found, String note) {

    Sides {
        names = List.copyOf(names);
        found = List.copyOf(found);
    }

    /** {@return the finding about the model}, the last one */
    T own() {
        return found.get(found.size() - 1);
    }

    /**
     * Asks both. A teacher that cannot be asked is left out, and the note says why.
     *
     * @throws InvalidInputException if the model itself cannot be asked
     */
    static <T> Sides<T> of(ExplainInputs inputs, Function<Asked, T> question) {
        T own = question.apply(new Asked(inputs.model(), inputs.rows()));
        if (inputs.teacher().isEmpty()) {
            return new Sides<>(List.of("model"), List.of(own), "");
        }
        try {
            T teacher = question.apply(new Asked(inputs.teacher().get(), inputs.rows()));
            return new Sides<>(List.of("teacher", "student"), List.of(teacher, own), "");
        } catch (InvalidInputException e) {
            return new Sides<>(
                    List.of("student"),
                    List.of(own),
                    "The teacher is not shown (" + e.problems().get(0).message() + ").");
        }
    }

    /** {@return another finding from each of these} */
    <U> Sides<U> map(Function<T, U> function) {
        List<U> others = new ArrayList<>();
        found.forEach(one -> others.add(function.apply(one)));
        return new Sides<>(names, others, note);
    }

    /** {@return the sentence with the note behind it} */
    String noted(String sentence) {
        return note.isEmpty() ? sentence : sentence + " " + note;
    }
}
