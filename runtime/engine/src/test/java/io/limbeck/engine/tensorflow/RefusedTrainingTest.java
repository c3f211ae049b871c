package io.limbeck.engine.tensorflow;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Schedule;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.tensorflow.Forward;
import io.limbeck.spi.tensorflow.Initializer;
import io.limbeck.spi.tensorflow.LossInputs;
import io.limbeck.spi.tensorflow.TrainSettings;
import io.limbeck.spi.tensorflow.TrainingRecipe;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/** What cannot be trained says why. */
class RefusedTrainingTest {

    private final TensorFlowTrainer trainer = new TensorFlowTrainer(SessionOptions.CPU);

    @TempDir
    Path folder;

    private Classroom lesson(Table train) {
        return new Classroom(train, Classroom.empty(train), 17, folder);
    }

    @Test
    void anObjectiveThatIsNoNumberEndsTheTrainingWithAdvice() {
        Table rows = Classroom.clouds(20, 2, 0.3, 1, 3);
        TrainingRecipe recipe =
                Recipes.recipe(Recipes.dense(0, 8), Recipes.sgd(Schedule.constant(1e30)), Recipes.epochs(10, 10));
        assertThatThrownBy(() -> trainer.train(recipe, lesson(rows)))
                .isInstanceOf(DivergedException.class)
                .hasMessageMatching(
                        "The training objective became '(NaN|Infinity)' at step \\d+; a lower learning rate, a"
                                + " smaller weight of the last added term, or 'train.clipNorm: 1' usually helps");
    }

    @Test
    void weightsThatAreNoNumbersAfterTheLastStepAreFoundToo() {
        Table rows = Classroom.clouds(20, 2, 0.3, 1, 3);
        TrainingRecipe recipe = Recipes.recipe(
                Recipes.linear(), Recipes.sgd(Schedule.constant(Double.MAX_VALUE)), Recipes.steps(1, 20));
        assertThatThrownBy(() -> trainer.train(recipe, lesson(rows)))
                .isInstanceOf(DivergedException.class)
                .hasMessageStartingWith("Weight 'model/w' became '");
    }

    @Test
    void earlyStoppingWithoutValidationRowsIsWrongInput() {
        Table rows = Classroom.clouds(20, 2, 0.3, 1, 3);
        TrainingRecipe recipe = Recipes.recipe(
                Recipes.linear(), Recipes.adam(0.1), Recipes.stopping(5, 10, 2, TrainSettings.Watch.LOSS));
        assertThatThrownBy(() -> trainer.train(recipe, lesson(rows)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("train.earlyStopping: watches the validation split, which is empty\n"
                        + "    give it a share in data.split, or leave train.earlyStopping out");
    }

    @Test
    void noTrainingRowsAreWrongInput() {
        Table rows = Classroom.empty(Classroom.clouds(20, 2, 0.3, 1, 3));
        TrainingRecipe recipe = Recipes.recipe(Recipes.linear(), Recipes.adam(0.1), Recipes.epochs(1, 10));
        assertThatThrownBy(() -> trainer.train(recipe, lesson(rows)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("the training split is empty");
    }

    @Test
    void anObjectiveWithoutVariablesIsRefused() {
        Table rows = Classroom.clouds(20, 2, 0.3, 1, 3);
        TrainingRecipe recipe = new TrainingRecipe(
                Recipes.linear(),
                List.of(Recipes.wired(Recipes.loss(in -> in.tf().constant(1f)), Schedule.ONE)),
                Recipes.adam(0.1),
                Recipes.epochs(1, 10));
        assertThatThrownBy(() -> trainer.train(recipe, lesson(rows)))
                .hasMessage("The objective does not depend on any trainable variable");
    }

    private static TrainingRecipe of(Function<LossInputs, Operand<TFloat32>> loss) {
        return new TrainingRecipe(
                Recipes.linear(),
                List.of(Recipes.wired(Recipes.loss(loss), Schedule.ONE)),
                Recipes.adam(0.1),
                Recipes.epochs(1, 10));
    }

    @Test
    void aLossTermThatFailsOrGivesMoreThanANumberIsNamed() {
        Table rows = Classroom.clouds(20, 2, 0.3, 1, 3);
        assertThatThrownBy(() -> trainer.train(
                        of(in -> {
                            throw new IllegalStateException("boom");
                        }),
                        lesson(rows)))
                .hasMessage("The loss term 'test/loss' cannot be built: boom");
        assertThatThrownBy(() -> trainer.train(of(in -> in.tf().constant(new float[3])), lesson(rows)))
                .hasMessage("The loss term 'test/loss' gives the shape [3], but must give one number: the mean over the"
                        + " rows, say");
    }

    @Test
    void oneNameHasOneShape() {
        Table rows = Classroom.clouds(20, 2, 0.3, 1, 3);
        TrainingRecipe recipe = Recipes.recipe(
                in -> {
                    in.variables().trainable("w", Shape.of(2), Initializer.zeros());
                    in.variables().trainable("w", Shape.of(3), Initializer.zeros());
                    return new Forward(in.features());
                },
                Recipes.adam(0.1),
                Recipes.epochs(1, 10));
        assertThatThrownBy(() -> trainer.train(recipe, lesson(rows)))
                .hasMessage("Variable 'model/w' has the shape [2], but is asked for as [3]");
    }
}
