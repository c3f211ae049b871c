package io.limbeck.engine.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.spi.RandomSource;
import io.limbeck.spi.Schedule;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.ModelOutputs;
import io.limbeck.spi.model.Teacher;
import io.limbeck.spi.tensorflow.TrainingRecipe;
import io.limbeck.spi.tensorflow.local.LocalResult;
import io.limbeck.spi.tensorflow.local.LocalTask;
import io.limbeck.spi.tensorflow.local.Replicas;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplicasTest {

    private static final Table ROWS = Classroom.clouds(120, 3, 1.5, 1, 4);
    private static final int[] SOME =
            IntStream.range(0, 120).filter(row -> row % 4 == 0).toArray();

    @TempDir
    Path folder;

    private static TrainingRecipe recipe(double rate) {
        return Recipes.recipe(Recipes.dense(0.3f, 6), Recipes.sgd(Schedule.constant(rate)), Recipes.epochs(2, 8));
    }

    private static TrainingRecipe whole(double rate) {
        return Recipes.recipe(Recipes.linear(), Recipes.sgd(Schedule.constant(rate)), Recipes.steps(1, 1000));
    }

    private Replicas replicas(TrainingRecipe recipe, int workers, double proximal, boolean shifts) {
        return new TensorFlowTrainer(SessionOptions.CPU.withWorkers(workers))
                .replicas(recipe, new Classroom(ROWS, Classroom.empty(ROWS), 3, folder), proximal, shifts);
    }

    private static LocalTask task(int[] rows, float[] weights, float[] shift, long steps, long seed) {
        return new LocalTask(rows, weights, shift, steps, 0, 1, new RandomSource(seed), true);
    }

    private static LocalResult one(Replicas replicas, LocalTask task) {
        List<LocalResult> results = new ArrayList<>();
        replicas.train(1, number -> task, (number, result) -> results.add(result));
        return results.get(0);
    }

    private static List<float[]> many(Replicas replicas, int count) {
        List<float[]> results = new ArrayList<>();
        replicas.train(
                count,
                number -> task(
                        IntStream.range(0, 120)
                                .filter(row -> row % 7 <= number % 5)
                                .toArray(),
                        replicas.initial(),
                        new float[0],
                        1 + (count - number) % 9,
                        number),
                (number, result) -> {
                    assertThat(number).isEqualTo(results.size());
                    results.add(result.weights());
                });
        return results;
    }

    @Test
    void resultsComeInOrderAndAreTheSameForOneWorkerAndThree() {
        try (Replicas alone = replicas(recipe(.1), 1, 0, false);
                Replicas three = replicas(recipe(.1), 3, 0, false)) {
            List<float[]> first = many(alone, 100);
            List<float[]> second = many(three, 100);
            assertThat(first).hasSize(100);
            for (int i = 0; i < 100; i++) {
                assertThat(second.get(i)).as("task %d", i).isEqualTo(first.get(i));
            }
        }
    }

    @Test
    void aTaskLeavesNothingBehindForTheNext() {
        TrainingRecipe adam = Recipes.recipe(Recipes.dense(0.3f, 6), Recipes.adam(0.05), Recipes.epochs(2, 8));
        try (Replicas replicas = replicas(adam, 1, 0, false)) {
            LocalTask task = task(SOME, replicas.initial(), new float[0], 10, 1);
            float[] first = one(replicas, task).weights();
            one(replicas, task(SOME, first, new float[0], 7, 2));
            assertThat(one(replicas, task).weights()).isEqualTo(first).isNotEqualTo(replicas.initial());
        }
    }

    @Test
    void chanceChangesTheOrderOfBatchesAndDropout() {
        try (Replicas replicas = replicas(recipe(.1), 1, 0, false)) {
            assertThat(one(replicas, task(SOME, replicas.initial(), new float[0], 10, 1))
                            .weights())
                    .isNotEqualTo(one(replicas, task(SOME, replicas.initial(), new float[0], 10, 2))
                            .weights());
        }
    }

    /** u₂ = u₁ − η (g(u₁) + μ (u₁ − w)), with g(u₁) from a step without the term. */
    @Test
    void theProximalTermPullsTowardsTheWeightsATaskBeganWith() {
        double rate = 0.5;
        double mu = 0.7;
        try (Replicas plain = replicas(whole(rate), 1, 0, false);
                Replicas pulled = replicas(whole(rate), 1, mu, false)) {
            float[] begin = plain.initial();
            float[] once = one(plain, task(SOME, begin, new float[0], 1, 1)).weights();
            float[] twice = one(plain, task(SOME, once, new float[0], 1, 1)).weights();
            float[] held = one(pulled, task(SOME, begin, new float[0], 2, 1)).weights();
            for (int i = 0; i < held.length; i++) {
                assertThat(held[i]).isCloseTo((float) (twice[i] - rate * mu * (once[i] - begin[i])), within(1e-6f));
            }
        }
    }

    @Test
    void aShiftIsAddedToEveryGradient() {
        double rate = 0.5;
        try (Replicas plain = replicas(whole(rate), 1, 0, false);
                Replicas shifted = replicas(whole(rate), 1, 0, true)) {
            float[] begin = plain.initial();
            float[] shift = new float[begin.length];
            for (int i = 0; i < shift.length; i++) {
                shift[i] = 0.01f * (i + 1);
            }
            float[] without = one(plain, task(SOME, begin, new float[0], 1, 1)).weights();
            float[] with = one(shifted, task(SOME, begin, shift, 1, 1)).weights();
            for (int i = 0; i < with.length; i++) {
                assertThat(with[i]).isCloseTo((float) (without[i] - rate * shift[i]), within(1e-6f));
            }
        }
    }

    /** A linear model that begins at zero gives each of three classes a third: ln 3. */
    @Test
    void theObjectiveIsMeasuredBeforeTheFirstStep() {
        try (Replicas replicas = replicas(whole(.5), 1, 0, false)) {
            LocalResult result = one(replicas, task(SOME, replicas.initial(), new float[0], 3, 1));
            assertThat(result.before()).isCloseTo(Math.log(3), within(1e-6));
            assertThat(result.during()).isLessThan(Math.log(3));
            LocalTask only = task(SOME, result.weights(), new float[0], 0, 1);
            assertThat(one(replicas, only).weights()).isEqualTo(result.weights());
            assertThat(one(replicas, only).before()).isLessThan(result.before());
        }
    }

    @Test
    void theFinishedModelSaysWhatTheReplicasSayOfItsWeights() {
        try (Replicas replicas = replicas(recipe(.1), 2, 0, false)) {
            float[] weights = one(replicas, task(SOME, replicas.initial(), new float[0], 20, 1))
                    .weights();
            ModelOutputs first = replicas.outputs(replicas.initial(), ROWS);
            ModelOutputs said = replicas.outputs(weights, ROWS);
            try (Teacher model = replicas.finished(weights, Map.of("rounds", 7.0))) {
                assertThat(model.outputs(ROWS, Split.TEST).logits())
                        .isEqualTo(said.logits())
                        .isNotEqualTo(first.logits());
                assertThat(model.facts()).containsEntry("rounds", 7.0).containsEntry("parameters", 51.0);
            }
        }
    }

    @Test
    void aTeacherCanBeReplacedAndAlsoTeachesWorkersThatComeLater() {
        TrainingRecipe imitating = new TrainingRecipe(
                Recipes.linear(),
                List.of(Recipes.wired(
                        Recipes.loss(in -> in.tf()
                                .math
                                .mean(
                                        in.tf().math.squaredDifference(in.logits(), in.teacherLogits()),
                                        in.tf().constant(new int[] {0, 1}))),
                        Schedule.ONE)),
                Recipes.sgd(Schedule.constant(.5)),
                Recipes.steps(1, 1000));
        Classroom lesson = new Classroom(ROWS, Classroom.empty(ROWS), 3, folder).with(new float[360], 3);
        float[] said = new float[360];
        Arrays.fill(said, 2);
        try (Replicas replicas =
                new TensorFlowTrainer(SessionOptions.CPU.withWorkers(2)).replicas(imitating, lesson, 0, false)) {
            LocalTask task = task(SOME, replicas.initial(), new float[0], 1, 1);
            assertThat(one(replicas, task).before()).isZero();
            replicas.teach(new ModelOutputs(said, 3));
            List<Double> before = new ArrayList<>();
            replicas.train(8, number -> task, (number, result) -> before.add(result.before()));
            assertThat(before).hasSize(8).allSatisfy(loss -> assertThat(loss).isCloseTo(4, within(1e-6)));
        }
    }

    @Test
    void withoutALossThatReadsATeacherNobodyCanTeach() {
        try (Replicas replicas = replicas(whole(.5), 1, 0, false)) {
            assertThatThrownBy(() -> replicas.teach(new ModelOutputs(new float[360], 3)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("No loss term reads the logits of a teacher");
        }
    }

    @Test
    void aFailureIsToldAndTheWorkersCanBeUsedAgain() {
        try (Replicas replicas = replicas(recipe(.1), 2, 0, false)) {
            assertThatThrownBy(() -> replicas.train(
                            50,
                            number -> {
                                if (number == 20) {
                                    throw new IllegalArgumentException("no rows for client 20");
                                }
                                return task(SOME, replicas.initial(), new float[0], 3, number);
                            },
                            (number, result) -> assertThat(number).isLessThan(20)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("no rows for client 20");
            assertThat(many(replicas, 5)).hasSize(5);
        }
    }
}
