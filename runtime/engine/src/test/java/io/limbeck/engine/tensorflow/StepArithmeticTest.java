package io.limbeck.engine.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.spi.Schedule;
import io.limbeck.spi.Wired;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.Teacher;
import io.limbeck.spi.model.Weights;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.spi.tensorflow.TrainSettings;
import io.limbeck.spi.tensorflow.TrainingRecipe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The trainer against {@link SoftmaxRegression}, the same steps in doubles by hand. */
class StepArithmeticTest {

    private static final Table ROWS = Classroom.clouds(7, 3, 1, 5, 2);

    @TempDir
    Path folder;

    private Map<String, Weights> train(List<Wired<LossTerm>> objective, Schedule rate, TrainSettings train)
            throws IOException {
        TrainingRecipe recipe = new TrainingRecipe(Recipes.linear(), objective, Recipes.sgd(rate), train);
        Classroom lesson = new Classroom(ROWS, Classroom.empty(ROWS), 17, folder);
        try (Teacher model = new TensorFlowTrainer(SessionOptions.CPU).train(recipe, lesson)) {
            Path saved = folder.resolve("saved");
            java.nio.file.Files.createDirectories(saved);
            model.save(saved);
            return WeightsFile.read(saved.resolve("weights.bin")).arrays();
        }
    }

    private static void assertSame(Map<String, Weights> trained, SoftmaxRegression byHand) {
        assertClose(trained.get("model/w").values(), byHand.weights());
        assertClose(trained.get("model/b").values(), byHand.bias());
    }

    private static void assertClose(float[] actual, double[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            assertThat((double) actual[i]).isCloseTo(expected[i], Offset.offset(1e-6));
        }
    }

    @Test
    void twoStepsOfGradientDescentAreThoseByHand() throws IOException {
        Map<String, Weights> trained = train(
                List.of(Recipes.wired(Recipes.crossEntropy(), Schedule.ONE)),
                Schedule.constant(0.3),
                Recipes.steps(2, 7));
        SoftmaxRegression byHand = new SoftmaxRegression(ROWS);
        byHand.step(byHand.order(17, 0), 0.3, 1, 0, Double.POSITIVE_INFINITY);
        byHand.step(byHand.order(17, 1), 0.3, 1, 0, Double.POSITIVE_INFINITY);
        assertSame(trained, byHand);
    }

    @Test
    void theLastBatchOfAnEpochMayBeSmaller() throws IOException {
        Map<String, Weights> trained = train(
                List.of(Recipes.wired(Recipes.crossEntropy(), Schedule.ONE)),
                Schedule.constant(0.3),
                Recipes.epochs(2, 3));
        SoftmaxRegression byHand = new SoftmaxRegression(ROWS);
        for (int epoch = 0; epoch < 2; epoch++) {
            int[] order = byHand.order(17, epoch);
            for (int from = 0; from < 7; from += 3) {
                int[] batch = java.util.Arrays.copyOfRange(order, from, Math.min(7, from + 3));
                byHand.step(batch, 0.3, 1, 0, Double.POSITIVE_INFINITY);
            }
        }
        assertSame(trained, byHand);
    }

    @Test
    void termsAreSummedWithTheirWeightsAndSchedulesFollowTheStep() throws IOException {
        Schedule rate = new Schedule.Step(0.5, 0.5, 1, true);
        Schedule ramp = new Schedule.Ramp(0, 2, 2);
        Map<String, Weights> trained = train(
                List.of(
                        Recipes.wired(Recipes.crossEntropy(), Schedule.constant(0.75)),
                        Recipes.wired(Recipes.smallLogits(), ramp)),
                rate,
                Recipes.steps(3, 7));
        SoftmaxRegression byHand = new SoftmaxRegression(ROWS);
        byHand.step(byHand.order(17, 0), 0.5, 0.75, 0, Double.POSITIVE_INFINITY);
        byHand.step(byHand.order(17, 1), 0.25, 0.75, 1, Double.POSITIVE_INFINITY);
        byHand.step(byHand.order(17, 2), 0.125, 0.75, 2, Double.POSITIVE_INFINITY);
        assertSame(trained, byHand);
    }

    @Test
    void gradientsAreScaledDownToTheirJointNorm() throws IOException {
        Map<String, Weights> trained = train(
                List.of(Recipes.wired(Recipes.crossEntropy(), Schedule.ONE)),
                Schedule.constant(0.3),
                Recipes.clipped(6, 7, 1));
        SoftmaxRegression byHand = new SoftmaxRegression(ROWS);
        for (int step = 0; step < 6; step++) {
            byHand.step(byHand.order(17, step), 0.3, 1, 0, 1);
        }
        assertThat(byHand.timesClipped()).isPositive().isLessThan(6);
        assertSame(trained, byHand);
    }

    @Test
    void theObjectiveThatIsToldIsTheOneBeforeTheStep() throws IOException {
        LossTerm flat = Recipes.loss(in -> in.tf()
                .math
                .mul(
                        in.tf().constant(0.5f),
                        in.tf()
                                .math
                                .mean(
                                        in.tf().math.square(in.tf().math.sub(in.logits(), in.teacherLogits())),
                                        in.tf().constant(new int[] {0, 1}))));
        Classroom lesson = new Classroom(ROWS, Classroom.empty(ROWS), 17, folder)
                .with(new float[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}, 3);
        TrainingRecipe recipe = new TrainingRecipe(
                Recipes.linear(),
                List.of(Recipes.wired(flat, Schedule.ONE)),
                Recipes.sgd(Schedule.constant(0.1)),
                Recipes.steps(1, 7));
        new TensorFlowTrainer(SessionOptions.CPU).train(recipe, lesson).close();
        assertThat(lesson.reports.get(0).metrics())
                .containsEntry("objective", 0.5)
                .containsEntry("epoch", 1.0);
    }
}
