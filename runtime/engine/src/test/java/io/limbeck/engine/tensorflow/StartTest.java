package io.limbeck.engine.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Schedule;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.ModelOutputs;
import io.limbeck.spi.model.Teacher;
import io.limbeck.spi.model.TrainedWeights;
import io.limbeck.spi.tensorflow.StudentArchitecture;
import io.limbeck.spi.tensorflow.TrainSettings;
import io.limbeck.spi.tensorflow.TrainingRecipe;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a model takes over from the one it starts from. */
class StartTest {

    private static final Table ROWS = Classroom.clouds(40, 3, 1, 1, 5);

    private final TensorFlowTrainer trainer = new TensorFlowTrainer(SessionOptions.CPU);

    @TempDir
    Path folder;

    private Classroom lesson(Table rows, long seed) {
        return new Classroom(rows, Classroom.empty(rows), seed, folder.resolve("seed" + seed));
    }

    private static TrainingRecipe recipe(StudentArchitecture architecture, TrainSettings train) {
        return Recipes.recipe(architecture, Recipes.adam(0.05), train);
    }

    private Teacher base() {
        return trainer.train(recipe(Recipes.dense(0, 8), Recipes.epochs(3, 10)), lesson(ROWS, 1));
    }

    private static TrainedWeights weights(Teacher model) {
        return model.weights().orElseThrow();
    }

    @Test
    void withoutEpochsItIsTheModelItStartsFrom() {
        try (Teacher base = base();
                Teacher same = trainer.train(
                        recipe(Recipes.dense(0, 8), Recipes.epochs(0, 10)),
                        lesson(ROWS, 2).from(base))) {
            assertThat(same.outputs(ROWS, Split.TEST).logits())
                    .isEqualTo(base.outputs(ROWS, Split.TEST).logits());
            assertThat(same.facts())
                    .containsEntry("variablesTaken", 4.0)
                    .containsEntry("variablesFresh", 0.0)
                    .containsEntry("steps", 0.0);
        }
    }

    @Test
    void aHeadOfAnotherShapeStartsFresh() {
        Table two = Classroom.clouds(40, 2, 1, 1, 5);
        try (Teacher base = base();
                Teacher tuned = trainer.train(
                        recipe(Recipes.dense(0, 8), Recipes.epochs(0, 10)),
                        lesson(two, 2).from(base));
                Teacher alone = trainer.train(
                        Recipes.recipe(Recipes.dense(0, 8), Recipes.sgd(Schedule.constant(0)), Recipes.steps(1, 10)),
                        lesson(two, 2))) {
            assertThat(weights(tuned).values("w0")).isEqualTo(weights(base).values("w0"));
            assertThat(weights(tuned).values("w"))
                    .as("its own first values, which a step at rate 0 does not change")
                    .isEqualTo(weights(alone).values("w"));
            assertThat(tuned.facts()).containsEntry("variablesTaken", 2.0).containsEntry("variablesFresh", 2.0);
        }
    }

    @Test
    void aLayerMayStartFreshAllTheSame() {
        TrainSettings fresh = new TrainSettings(
                Optional.of(0),
                Optional.empty(),
                10,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Map.of("w", new TrainSettings.Layer(false, Optional.empty(), 1, true)));
        try (Teacher base = base();
                Teacher tuned = trainer.train(
                        recipe(Recipes.dense(0, 8), fresh), lesson(ROWS, 2).from(base))) {
            assertThat(weights(tuned).values("b")).isEqualTo(weights(base).values("b"));
            assertThat(weights(tuned).values("w")).isNotEqualTo(weights(base).values("w"));
            assertThat(tuned.facts()).containsEntry("variablesTaken", 3.0).containsEntry("variablesFresh", 1.0);
        }
    }

    @Test
    void aModelThatStartsFromNoneSaysNothingOfIt() {
        try (Teacher base = base()) {
            assertThat(base.facts()).doesNotContainKeys("variablesTaken", "variablesFresh");
        }
    }

    @Test
    void ifNothingFitsBothSidesAreListed() {
        try (Teacher base = base()) {
            Table wide = Classroom.clouds(40, 2, 1, 1, 7);
            assertThatThrownBy(() -> trainer.train(
                            recipe(Recipes.linear(), Recipes.epochs(1, 10)),
                            lesson(wide, 2).from(base)))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessage(
                            "start: nothing of the model that is plugged in fits: it has w0 [5, 8], b0 [8], w [8, 3],"
                                    + " b [3]; this model has w [7, 2], b [2]\n"
                                    + "    give both the same architecture, or layers of the same names and shapes");
        }
    }

    @Test
    void aModelWithoutVariablesIsNothingToStartFrom() {
        Teacher forest = (rows, split) -> new ModelOutputs(new float[3 * rows.rows()], 3);
        assertThatThrownBy(() -> trainer.train(
                        recipe(Recipes.linear(), Recipes.epochs(1, 10)),
                        lesson(ROWS, 2).from(forest)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("start: has no variables to start from: only models trained here have them");
    }
}
