package io.limbeck.engine.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limbeck.engine.stop.StopSignal;
import io.limbeck.engine.stop.StoppedException;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.Schedule;
import io.limbeck.spi.Schedule.Target.On;
import io.limbeck.spi.Wired;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.Teacher;
import io.limbeck.spi.model.Weights;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.spi.tensorflow.TrainSettings;
import io.limbeck.spi.tensorflow.TrainingRecipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.ndarray.Shape;

/** A training that is killed and resumed ends as one that was never killed. */
class ResumeTest {

    private static final int STEPS_PER_EPOCH = 7;
    private static final Table TRAIN = Classroom.clouds(50, 2, 3, 5, 4);
    private static final Table VALIDATION = Classroom.clouds(31, 2, 3, 6, 4);

    @TempDir
    Path folder;

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** What there is to compare. */
    private record Ended(Map<String, String> weights, Map<String, Double> facts, List<Classroom.Report> curve) {}

    private List<Wired<LossTerm>> more = List.of();

    private TrainingRecipe recipe(TrainSettings train) {
        List<Wired<LossTerm>> objective = new ArrayList<>(plain());
        objective.addAll(more);
        return new TrainingRecipe(Recipes.dense(0.3f, 9), objective, Recipes.adam(0.05), train);
    }

    private static List<Wired<LossTerm>> plain() {
        return List.of(
                Recipes.wired(Recipes.crossEntropy(), Schedule.ONE),
                Recipes.wired(Recipes.smallLogits(), new Schedule.Ramp(0, 0.1, 3)));
    }

    /** The square of the logits, by a factor that remembers the squares of earlier batches. */
    private static LossTerm remembering() {
        return Recipes.loss(in -> {
            var tf = in.tf();
            var size = tf.math.mean(tf.math.square(in.logits()), tf.constant(new int[] {0, 1}));
            var memory = in.state("memory", Shape.scalar(), () -> new float[] {0.1f});
            in.next(
                    "memory",
                    tf.math.add(tf.math.mul(memory, tf.constant(0.9f)), tf.math.mul(size, tf.constant(0.01f))));
            return tf.math.mul(memory, size);
        });
    }

    @Test
    void killedWithStatesAndDrivenWeightsItEndsWithTheSame() throws IOException {
        Ended plain = train(Recipes.epochs(5, 8), Long.MAX_VALUE, -1);
        more = List.of(
                Recipes.wired(remembering(), Schedule.ONE),
                Recipes.wired(Recipes.smallLogits(), new Schedule.Target(0.5, 0.3, 0.1, 5, On.PROBABILITIES)),
                Recipes.wired(Recipes.smallLogits(), new Schedule.Target(0.5, 0.3, 0.1, 5, On.PROBABILITIES)));
        forget();
        assertThat(train(Recipes.epochs(5, 8), Long.MAX_VALUE, -1).weights()).isNotEqualTo(plain.weights());
        forget();
        assertThatKillsLeaveNoTrace(Recipes.epochs(5, 8));
    }

    /** Trains, writing a checkpoint every {@code every} steps, killed after the step {@code end}. */
    private Ended train(TrainSettings train, long every, long end) throws IOException {
        Classroom lesson = new Classroom(TRAIN, VALIDATION, 17, folder.resolve("checkpoints"));
        CheckpointRule rule = steps -> {
            if (steps == end) {
                throw new Killed();
            }
            return steps % every == 0;
        };
        try (Teacher model = new TensorFlowTrainer(SessionOptions.CPU, () -> rule).train(recipe(train), lesson)) {
            Path saved = Files.createDirectories(folder.resolve("saved"));
            model.save(saved);
            Map<String, String> weights = new TreeMap<>();
            WeightsFile.read(saved.resolve("weights.bin"))
                    .arrays()
                    .forEach((name, one) -> weights.put(name, Arrays.toString(one.values())));
            return new Ended(weights, model.facts(), lesson.reports);
        }
    }

    @Test
    void askedToStopItWritesACheckpointAndEndsWithTheSame() throws IOException {
        Ended whole = train(Recipes.epochs(5, 8), Long.MAX_VALUE, -1);
        forget();
        Classroom lesson = new Classroom(TRAIN, VALIDATION, 17, folder.resolve("checkpoints"));
        StopSignal stop = new StopSignal();
        CheckpointRule asking = steps -> {
            if (steps == 7) {
                stop.give();
            }
            return false;
        };
        TensorFlowTrainer trainer = new TensorFlowTrainer(SessionOptions.CPU, () -> asking, Optional.empty(), stop);
        assertThatThrownBy(() -> trainer.train(recipe(Recipes.epochs(5, 8)), lesson))
                .isInstanceOf(StoppedException.class)
                .hasMessageContaining("resuming goes on from there");
        assertThat(folder.resolve("checkpoints").resolve("training.ckpt")).exists();
        assertThat(train(Recipes.epochs(5, 8), Long.MAX_VALUE, -1)).isEqualTo(whole);
    }

    private void forget() throws IOException {
        Files.deleteIfExists(folder.resolve("checkpoints").resolve("training.ckpt"));
    }

    private void assertThatKillsLeaveNoTrace(TrainSettings settings) throws IOException {
        Ended unbroken = train(settings, Long.MAX_VALUE, -1);
        long last = (long) unbroken.facts().get("steps").doubleValue();
        RandomSource random = new RandomSource(3);
        for (int attempt = 0; attempt < 6; attempt++) {
            forget();
            long every = 1 + random.below(3 * attempt, 9);
            long first = 1 + random.below(3 * attempt + 1, (int) last - 2);
            long second = first + 1 + random.below(3 * attempt + 2, (int) (last - first - 1));
            assertThatThrownBy(() -> train(settings, every, first)).isInstanceOf(Killed.class);
            assertThatThrownBy(() -> train(settings, every, second)).isInstanceOf(Killed.class);
            assertThat(train(settings, every, -1))
                    .as("a checkpoint every %d steps, killed after %d and %d", every, first, second)
                    .isEqualTo(unbroken);
        }
    }

    @Test
    void killedAtAnyStepItEndsWithTheSameWeightsAndCurve() throws IOException {
        assertThatKillsLeaveNoTrace(Recipes.epochs(5, 8));
    }

    @Test
    void killedWhileItWatchesForTheBestEpochItEndsWithTheSameBest() throws IOException {
        assertThatKillsLeaveNoTrace(Recipes.stopping(40, 8, 3, TrainSettings.Watch.LOSS));
    }

    @Test
    void killedWhileLayersAreReleasedItEndsWithTheSameWeights() throws IOException {
        TrainSettings plain = Recipes.epochs(5, 8);
        assertThatKillsLeaveNoTrace(new TrainSettings(
                plain.epochs(),
                plain.steps(),
                plain.batch(),
                Optional.of(1.0),
                plain.earlyStopping(),
                plain.leaveOut(),
                Map.of(
                        "w0", new TrainSettings.Layer(false, Optional.of(1.5), 1, false),
                        "b0", new TrainSettings.Layer(false, Optional.of(3.0), 0.1, false),
                        "b", new TrainSettings.Layer(true, Optional.empty(), 1, false))));
    }

    @Test
    void earlyStoppingGoesBackToTheBestWeights() throws IOException {
        Ended ended = train(Recipes.stopping(200, 8, 3, TrainSettings.Watch.LOSS), Long.MAX_VALUE, -1);
        double best = ended.facts().get("bestEpoch");
        assertThat(ended.facts().get("epochs")).isEqualTo(best + 3).isLessThan(200);
        double least = ended.curve().stream()
                .mapToDouble(report -> report.metrics().get("validationObjective"))
                .min()
                .orElseThrow();
        assertThat(ended.curve().get((int) best - 1).metrics()).containsEntry("validationObjective", least);
        Ended shorter = train(Recipes.stopping((int) best, 8, 1000, TrainSettings.Watch.LOSS), Long.MAX_VALUE, -1);
        assertThat(shorter.weights()).isEqualTo(ended.weights());
    }

    @Test
    void accuracyCanBeWatchedToo() throws IOException {
        Ended ended = train(Recipes.stopping(200, 8, 4, TrainSettings.Watch.ACCURACY), Long.MAX_VALUE, -1);
        double most = ended.curve().stream()
                .mapToDouble(report -> report.metrics().get("validationAccuracy"))
                .max()
                .orElseThrow();
        int best = (int) (double) ended.facts().get("bestEpoch");
        assertThat(ended.curve().get(best - 1).metrics()).containsEntry("validationAccuracy", most);
        assertThat(ended.curve()).hasSize(best + 4);
    }

    @Test
    void aDamagedCheckpointMeansToStartAnew() throws IOException {
        TrainSettings settings = Recipes.epochs(3, 8);
        Ended unbroken = train(settings, Long.MAX_VALUE, -1);
        assertThatThrownBy(() -> train(settings, 5, 2 * STEPS_PER_EPOCH)).isInstanceOf(Killed.class);
        Path file = folder.resolve("checkpoints").resolve("training.ckpt");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        assertThat(train(settings, Long.MAX_VALUE, -1)).isEqualTo(unbroken);
    }

    @Test
    void aCheckpointOfAnotherModelMeansToStartAnew() throws IOException {
        TrainSettings settings = Recipes.epochs(3, 8);
        Ended unbroken = train(settings, Long.MAX_VALUE, -1);
        Map<String, Weights> other = Map.of("model/w0", new Weights(new long[] {1}, new float[] {1}));
        TrainingState state = new TrainingState();
        state.step = 5;
        new Checkpoint(state, other, Map.of()).write(folder.resolve("checkpoints"));
        assertThat(train(settings, Long.MAX_VALUE, -1)).isEqualTo(unbroken);
    }

    @Test
    void theClockDecidesWhenACheckpointIsDue() {
        assertThat(CheckpointRule.every(Duration.ZERO).due(1)).isTrue();
        assertThat(CheckpointRule.every(Duration.ofDays(1)).due(1)).isFalse();
    }
}
