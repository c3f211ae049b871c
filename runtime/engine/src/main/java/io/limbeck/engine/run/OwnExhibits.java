package io.limbeck.engine.run;

import io.limbeck.engine.explain.Explained;
import io.limbeck.engine.plan.Seeds;
import io.limbeck.engine.plan.Step;
import io.limbeck.engine.plan.StepKind;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.explain.Explanation;
import io.limbeck.spi.model.Teacher;
import java.util.List;
import java.util.Optional;

/**
 * What a model shows of its own inside: a tree, its rules. Drawn while the model is at hand, whether or not the
 * experiment asks for explanations, for a model that can be read should be.
 */
final class OwnExhibits {

    static final String FILE = "exhibits.json";

    private OwnExhibits() {}

    /** {@return the exhibits}; a model is not lost because it cannot be drawn: the reason stands in their place */
    static Explained of(Bench bench, Step step, Teacher model, Prepared data) {
        try (ReopenedModel teacher = new ReopenedModel(() -> ModelWork.reopen(bench, teacher(bench, step)))) {
            Optional<Teacher> its = Shown.find(bench.experiment(step.variant()), step.place()).stream()
                    .filter(shown -> !shown.teacher().isEmpty())
                    .<Teacher>map(shown -> teacher)
                    .findFirst();
            return Explained.of(
                    "",
                    new Explanation(
                            List.of(),
                            model.exhibits(new ExplainedModel(
                                    model,
                                    its,
                                    data,
                                    Seeds.repetition(
                                                    bench.experiment(step.variant())
                                                            .seed(),
                                                    step.repetition())
                                            .child("exhibits")))));
        } catch (InvalidInputException e) {
            return Explained.failed("", ExplanationWork.reason(e));
        } catch (RuntimeException e) {
            System.getLogger(OwnExhibits.class.getName())
                    .log(System.Logger.Level.WARNING, "The model '" + step.place() + "' could not be drawn", e);
            return Explained.failed("", "could not be drawn: " + e);
        }
    }

    private static Step teacher(Bench bench, Step step) {
        return bench.step(
                StepKind.MODEL,
                step.variant(),
                step.repetition(),
                Shown.find(bench.experiment(step.variant()), step.place())
                        .orElseThrow()
                        .teacher());
    }
}
