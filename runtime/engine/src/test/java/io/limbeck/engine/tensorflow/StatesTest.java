package io.limbeck.engine.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.spi.Schedule;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.spi.tensorflow.TrainSettings;
import io.limbeck.spi.tensorflow.TrainingRecipe;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/** What a loss term carries from step to step. */
class StatesTest {

    private static final Table TRAIN = Classroom.clouds(20, 2, 1, 5, 4);
    private static final Table VALIDATION = Classroom.clouds(10, 2, 1, 6, 4);

    @TempDir
    Path folder;

    /** Its value is the number of steps done, and does not depend on the model. */
    private static LossTerm steps() {
        return Recipes.loss(in -> {
            Operand<TFloat32> count = in.state("count", Shape.scalar(), () -> new float[] {0});
            in.next("count", in.tf().math.add(count, in.tf().constant(1f)));
            return count;
        });
    }

    private List<Classroom.Report> curve(LossTerm term, TrainSettings train) {
        Classroom lesson = new Classroom(TRAIN, VALIDATION, 17, folder);
        TrainingRecipe recipe = new TrainingRecipe(
                Recipes.linear(),
                List.of(
                        Recipes.wired(Recipes.crossEntropy(), Schedule.constant(1e-30)),
                        Recipes.wired(term, Schedule.ONE)),
                Recipes.sgd(Schedule.constant(1e30)),
                train);
        new TensorFlowTrainer(SessionOptions.CPU).train(recipe, lesson).close();
        return lesson.reports;
    }

    @Test
    void aStateMovesOnceAStepAndNotWhereItIsOnlyMeasured() {
        List<Classroom.Report> curve =
                curve(steps(), Recipes.stopping(3, 5, 9, TrainSettings.Watch.ACCURACY)); // 4 steps an epoch
        assertThat(curve)
                .extracting(report -> report.metrics().get("objective"))
                .containsExactly(1.5, 5.5, 9.5);
        assertThat(curve)
                .extracting(report -> report.metrics().get("validationObjective"))
                .containsExactly(4.0, 8.0, 12.0);
    }

    @Test
    void itsNextValueIsMadeBeforeTheWeightsAreUpdated() {
        LossTerm before = Recipes.loss(in -> {
            Operand<TFloat32> seen = in.state("seen", Shape.scalar(), () -> new float[] {-1});
            in.next(
                    "seen",
                    in.tf().reduceSum(in.tf().math.abs(in.logits()), in.tf().constant(new int[] {0, 1})));
            return seen;
        });
        List<Classroom.Report> curve = curve(before, Recipes.steps(1, 20));
        assertThat(curve.get(0).metrics().get("validationObjective"))
                .as("weights that begin at zero give logits of zero, whatever the first step does")
                .isCloseTo(0, within(1e-20));
    }

    @Test
    void aStateThatNobodyAskedForHasNoNextValue() {
        LossTerm wrong = Recipes.loss(in -> {
            in.next("count", in.tf().constant(1f));
            return in.tf().constant(0f);
        });
        assertThatThrownBy(() -> curve(wrong, Recipes.steps(1, 20)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "The loss term 'test/loss' cannot be built: There is no state 'loss1/state/count', only []");
    }

    @Test
    void trainingRowsAreSeenOnValidationRowsToo() {
        LossTerm rows = Recipes.loss(in -> in.tf().constant((float) in.rows().rows()));
        assertThat(curve(rows, Recipes.steps(1, 20)).get(0).metrics())
                .containsEntry("validationObjective", 20.0)
                .containsEntry("objective", 20.0);
    }
}
