package io.limbeck.engine.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Schedule;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.Teacher;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.spi.tensorflow.TrainSettings;
import io.limbeck.spi.tensorflow.TrainingRecipe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeaveOutTest {

    private final TensorFlowTrainer trainer = new TensorFlowTrainer(SessionOptions.CPU);

    @TempDir
    Path folder;

    private static TrainSettings without(String... classes) {
        return new TrainSettings(
                Optional.of(5), Optional.empty(), 8, Optional.empty(), Optional.empty(), List.of(classes));
    }

    private static LossTerm imitation() {
        return Recipes.loss(in -> in.tf()
                .math
                .mean(
                        in.tf().math.squaredDifference(in.logits(), in.teacherLogits()),
                        in.tf().constant(new int[] {0, 1})));
    }

    private static TrainingRecipe imitating(TrainSettings train) {
        return new TrainingRecipe(
                Recipes.linear(), List.of(Recipes.wired(imitation(), Schedule.ONE)), Recipes.adam(0.1), train);
    }

    private float[] logits(TrainingRecipe recipe, Classroom lesson, Table asked) {
        try (Teacher model = trainer.train(recipe, lesson)) {
            return model.outputs(asked, Split.TEST).logits();
        }
    }

    /** The teacher answers for whole splits; each row that stays must still meet its own answer. */
    @Test
    void aModelThatLeavesAClassOutIsTheOneTrainedOnTheOtherRows() {
        Table all = Classroom.clouds(60, 3, 0.3, 1, 4);
        int[] kept =
                IntStream.range(0, 60).filter(row -> all.labels()[row] != 1).toArray();
        float[] said = new float[180];
        float[] saidOfKept = new float[kept.length * 3];
        for (int i = 0; i < said.length; i++) {
            said[i] = (float) Math.sin(i);
        }
        for (int i = 0; i < kept.length; i++) {
            System.arraycopy(said, kept[i] * 3, saidOfKept, i * 3, 3);
        }
        Table some = all.select(kept);
        float[] leaving = logits(
                imitating(without("class1")), new Classroom(all, Classroom.empty(all), 17, folder).with(said, 3), all);
        float[] never = logits(
                imitating(without()), new Classroom(some, Classroom.empty(all), 17, folder).with(saidOfKept, 3), all);
        assertThat(leaving).isEqualTo(never);
    }

    @Test
    void itsValidationRowsAreLeftOutTooAndItCanBeReopened(@TempDir Path saved) throws IOException {
        Table rows = Classroom.clouds(30, 3, 0.3, 1, 4);
        Table onlyLeftOut = rows.select(
                IntStream.range(0, 30).filter(row -> rows.labels()[row] == 2).toArray());
        TrainingRecipe recipe = Recipes.recipe(Recipes.linear(), Recipes.adam(0.1), without("class2"));
        Classroom lesson = new Classroom(rows, onlyLeftOut, 17, folder);
        try (Teacher model = trainer.train(recipe, lesson)) {
            assertThat(lesson.reports).noneMatch(report -> report.metrics().containsKey("validationObjective"));
            model.save(saved);
            try (Teacher again = trainer.load(recipe, lesson, saved)) {
                assertThat(again.outputs(rows, Split.TEST).logits())
                        .isEqualTo(model.outputs(rows, Split.TEST).logits());
            }
        }
    }

    @Test
    void aClassThatIsNotThereIsAProblem() {
        Table rows = Classroom.clouds(30, 3, 0.3, 1, 4);
        TrainingRecipe recipe = Recipes.recipe(Recipes.linear(), Recipes.adam(0.1), without("class7"));
        assertThatThrownBy(() -> trainer.train(recipe, new Classroom(rows, rows, 17, folder)))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.problems())
                        .singleElement()
                        .hasToString("train.leaveOut[0]: there is no class 'class7'\n"
                                + "    there are: class0, class1, class2"));
    }
}
