package io.limbeck.engine.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.spi.Schedule;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.Teacher;
import io.limbeck.spi.tensorflow.Forward;
import io.limbeck.spi.tensorflow.Initializer;
import io.limbeck.spi.tensorflow.LossInputs;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.spi.tensorflow.Need;
import io.limbeck.spi.tensorflow.TrainingRecipe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

class LearningTest {

    private final TensorFlowTrainer trainer = new TensorFlowTrainer(SessionOptions.CPU);

    @TempDir
    Path folder;

    private Classroom lesson(Table train) {
        return new Classroom(train, Classroom.empty(train), 17, folder);
    }

    @Test
    void separableRowsAreLearnt() {
        Table rows = Classroom.clouds(300, 3, 0.3, 1, 5);
        TrainingRecipe recipe = Recipes.recipe(Recipes.dense(0, 16), Recipes.adam(0.01), Recipes.epochs(20, 32));
        Classroom lesson = lesson(rows);
        try (Teacher model = trainer.train(recipe, lesson)) {
            assertThat(Classroom.accuracy(model, rows)).isEqualTo(1);
            assertThat(model.facts())
                    .containsEntry("parameters", 5.0 * 16 + 16 + 16 * 3 + 3)
                    .containsEntry("steps", 200.0)
                    .containsEntry("epochs", 20.0)
                    .doesNotContainKey("bestEpoch");
        }
        assertThat(lesson.reports).hasSize(20);
        assertThat(lesson.reports.get(19).metrics().get("objective"))
                .isLessThan(lesson.reports.get(0).metrics().get("objective"));
    }

    /** A term whose value is the number of rows it sees: 20 rows by 7 are 7, 7 and 6, by rows 6.7 on average. */
    @Test
    void validationRowsAreLookedAtByAsManyAsATermCanTake() {
        LossTerm rowsSeen = new LossTerm() {
            @Override
            public Set<Need> needs() {
                return Set.of();
            }

            @Override
            public int rowsAtOnce() {
                return 7;
            }

            @Override
            public Operand<TFloat32> loss(LossInputs in) {
                return in.tf().reduceSum(in.tf().onesLike(in.weights()), in.tf().constant(0));
            }
        };
        Table rows = Classroom.clouds(20, 2, 1, 5, 4);
        Classroom lesson = new Classroom(rows, Classroom.clouds(20, 2, 1, 6, 4), 17, folder);
        TrainingRecipe recipe = new TrainingRecipe(
                Recipes.linear(),
                List.of(Recipes.wired(Recipes.crossEntropy(), Schedule.ONE), Recipes.wired(rowsSeen, Schedule.ONE)),
                Recipes.sgd(Schedule.constant(0)),
                Recipes.epochs(1, 20));
        try (Teacher model = trainer.train(recipe, lesson)) {
            assertThat(model.facts()).containsEntry("steps", 1.0);
        }
        assertThat(lesson.reports.get(0).metrics().get("validationObjective"))
                .as("and ln 2, what a model at zero has of two classes")
                .isCloseTo(Math.log(2) + 6.7, within(1e-5));
    }

    @Test
    void imagesAreLearntInTheirShape() {
        Table rows = Classroom.clouds(64, 2, 0.3, 1, 4, 4, 1);
        TrainingRecipe recipe = Recipes.recipe(
                in -> {
                    assertThat(in.features().shape().asArray()).containsExactly(-1, 4, 4, 1);
                    return Recipes.dense(0, 8).build(in);
                },
                Recipes.adam(0.05),
                Recipes.epochs(10, 16));
        try (Teacher model = trainer.train(recipe, lesson(rows))) {
            assertThat(Classroom.accuracy(model, rows)).isEqualTo(1);
        }
    }

    @Test
    void oneRowIsEnough() {
        Table rows = Classroom.table(new float[] {1, 2}, new int[] {1}, 2, 2);
        try (Teacher model = trainer.train(
                Recipes.recipe(Recipes.linear(), Recipes.adam(0.1), Recipes.epochs(5, 256)), lesson(rows))) {
            assertThat(model.facts()).containsEntry("steps", 5.0);
            assertThat(Classroom.accuracy(model, rows)).isEqualTo(1);
        }
    }

    @Test
    void aBatchLargerThanTheRowsTakesAllRows() {
        Table rows = Classroom.clouds(10, 2, 0.3, 1, 3);
        float[] large;
        float[] exact;
        try (Teacher model = trainer.train(
                Recipes.recipe(Recipes.linear(), Recipes.adam(0.1), Recipes.epochs(3, 1000)), lesson(rows))) {
            large = model.outputs(rows, Split.TRAIN).logits();
        }
        try (Teacher model = trainer.train(
                Recipes.recipe(Recipes.linear(), Recipes.adam(0.1), Recipes.epochs(3, 10)), lesson(rows))) {
            exact = model.outputs(rows, Split.TRAIN).logits();
        }
        assertThat(large).isEqualTo(exact);
    }

    @Test
    void aClassWithoutRowsIsNeverExpected() {
        Table two = Classroom.clouds(60, 2, 0.3, 1, 4);
        Table rows = Classroom.table(two.matrix(), two.labels(), 3, 4);
        try (Teacher model = trainer.train(
                Recipes.recipe(Recipes.linear(), Recipes.adam(0.1), Recipes.epochs(20, 16)), lesson(rows))) {
            assertThat(model.outputs(rows, Split.TRAIN).classes()).isEqualTo(3);
            assertThat(Classroom.accuracy(model, rows)).isEqualTo(1);
        }
    }

    @Test
    void stepsCountInPlaceOfEpochs() {
        Table rows = Classroom.clouds(25, 2, 0.3, 1, 3);
        Classroom lesson = lesson(rows);
        try (Teacher model =
                trainer.train(Recipes.recipe(Recipes.linear(), Recipes.adam(0.1), Recipes.steps(7, 10)), lesson)) {
            assertThat(model.facts()).containsEntry("steps", 7.0).containsEntry("epochs", 7 / 3.0);
        }
        assertThat(lesson.reports).extracting(Classroom.Report::done).containsExactly(3L, 6L, 7L);
    }

    @Test
    void aModelThatIsSavedComesBackTheSame(@TempDir Path saved) throws IOException {
        Table rows = Classroom.clouds(40, 2, 0.3, 1, 3);
        TrainingRecipe recipe = Recipes.recipe(Recipes.dense(0.2f, 7), Recipes.adam(0.1), Recipes.epochs(3, 8));
        try (Teacher model = trainer.train(recipe, lesson(rows))) {
            model.save(saved);
            try (Teacher again = trainer.load(recipe, lesson(rows), saved)) {
                assertThat(again.outputs(rows, Split.TEST).logits())
                        .isEqualTo(model.outputs(rows, Split.TEST).logits());
                assertThat(again.facts()).isEqualTo(model.facts());
            }
        }
        TrainingRecipe other = Recipes.recipe(Recipes.dense(0, 8), Recipes.adam(0.1), Recipes.epochs(3, 8));
        assertThatThrownBy(() -> trainer.load(other, lesson(rows), saved))
                .hasMessage("The stored weights do not fit the architecture at 'model/w0'");
    }

    @Test
    void outputsDoNotDependOnHowManyRowsAreAskedFor() {
        Table rows = Classroom.clouds(9000, 2, 1, 1, 3);
        try (Teacher model = trainer.train(
                Recipes.recipe(Recipes.dense(0, 4), Recipes.adam(0.1), Recipes.steps(3, 8)), lesson(rows))) {
            float[] all = model.outputs(rows, Split.TEST).logits();
            float[] last =
                    model.outputs(rows.select(new int[] {8999}), Split.TEST).logits();
            assertThat(last[0]).isEqualTo(all[2 * 8999]);
            assertThat(model.outputs(Classroom.empty(rows), Split.TEST).rows()).isZero();
        }
    }

    @Test
    void aVariableThatTheObjectiveDoesNotFollowStaysAsItIs(@TempDir Path saved) throws IOException {
        Table rows = Classroom.clouds(20, 2, 0.3, 1, 3);
        TrainingRecipe recipe = Recipes.recipe(
                in -> {
                    var unused = in.variables().trainable("unused", Shape.of(2), Initializer.constant(3));
                    var compared = in.variables().trainable("compared", Shape.of(2), Initializer.constant(3));
                    var logits = Recipes.linear().build(in).logits();
                    var mask = in.tf().dtypes.cast(in.tf().math.greater(compared, logits), TFloat32.class);
                    assertThat(unused).isNotNull();
                    return new Forward(in.tf().math.mul(logits, in.tf().stopGradient(mask)));
                },
                Recipes.adam(0.1),
                Recipes.epochs(2, 10));
        try (Teacher model = trainer.train(recipe, lesson(rows))) {
            model.save(saved);
        }
        var weights = WeightsFile.read(saved.resolve("weights.bin")).arrays();
        assertThat(weights.get("model/unused").values()).containsExactly(3, 3);
        assertThat(weights.get("model/compared").values()).containsExactly(3, 3);
        assertThat(weights.get("model/w").values()).doesNotContain(0);
    }

    @Test
    void justInTimeCompilationGivesTheSameModelWithinRounding() {
        Table rows = Classroom.clouds(64, 2, 0.3, 1, 4);
        TrainingRecipe recipe = Recipes.recipe(Recipes.dense(0, 8), Recipes.adam(0.01), Recipes.epochs(3, 16));
        float[] plain;
        try (Teacher model = trainer.train(recipe, lesson(rows))) {
            plain = model.outputs(rows, Split.TEST).logits();
        }
        try (Teacher model = new TensorFlowTrainer(SessionOptions.CPU.withXla(true)).train(recipe, lesson(rows))) {
            float[] compiled = model.outputs(rows, Split.TEST).logits();
            for (int i = 0; i < plain.length; i++) {
                assertThat(compiled[i]).isCloseTo(plain[i], org.assertj.core.data.Offset.offset(1e-4f));
            }
        }
    }
}
