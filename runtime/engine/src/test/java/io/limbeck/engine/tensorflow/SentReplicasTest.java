package io.limbeck.engine.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limbeck.spi.RandomSource;
import io.limbeck.spi.Schedule;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.execution.Workforce;
import io.limbeck.spi.tensorflow.TrainingRecipe;
import io.limbeck.spi.tensorflow.local.LocalTask;
import io.limbeck.spi.tensorflow.local.Replicas;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SentReplicasTest {

    private static final Table ROWS = Classroom.clouds(120, 3, 1.5, 1, 4);

    @TempDir
    Path folder;

    /** A worker in this process that has nothing but the bytes it is sent. */
    private static final class Beside implements Workforce {

        private final Map<Long, byte[]> shared = new LinkedHashMap<>();
        private final List<Integer> batches = new ArrayList<>();

        @Override
        public int slots() {
            return 3;
        }

        @Override
        public long share(byte[] content) {
            shared.put((long) shared.size(), content);
            return shared.size() - 1L;
        }

        @Override
        public void forget(long number) {}

        @Override
        public CompletableFuture<byte[]> submit(List<Long> needs, byte[] task) {
            assertThat(task[0]).isEqualTo(SentReplica.TASK);
            byte[] batch = Arrays.copyOfRange(task, 1, task.length);
            batches.add(ClientBatch.tasks(batch).size());
            try (SentReplica replica = new SentReplica(shared.get(needs.get(0)))) {
                return CompletableFuture.completedFuture(replica.perform(batch));
            }
        }

        @Override
        public void close() {}
    }

    private Replicas replicas(Optional<Workforce> workforce, TrainingRecipe recipe, double proximal) {
        return new TensorFlowTrainer(SessionOptions.of("cpu", 1), Duration.ofSeconds(5), workforce)
                .replicas(recipe, new Classroom(ROWS, Classroom.empty(ROWS), 3, folder), proximal, true);
    }

    private static List<float[]> many(Replicas replicas, int count) {
        float[] shift = new float[replicas.initial().length];
        Arrays.fill(shift, 0.01f);
        float[] initial = replicas.initial();
        List<float[]> results = new ArrayList<>();
        replicas.train(
                count,
                number -> new LocalTask(
                        IntStream.range(0, 120)
                                .filter(row -> row % 7 <= number % 5)
                                .toArray(),
                        initial,
                        shift,
                        1 + number % 9,
                        number,
                        count,
                        new RandomSource(number),
                        true),
                (number, result) -> {
                    assertThat(number).isEqualTo(results.size());
                    results.add(result.weights());
                    results.get(results.size() - 1)[0] += (float) (result.before() + result.during());
                });
        return results;
    }

    @Test
    void aGraphThatWasSentGivesTheBitsOfTheOneThatWasBuilt() {
        Beside beside = new Beside();
        TrainingRecipe recipe = Recipes.recipe(
                Recipes.dense(0.3f, 6), Recipes.sgd(new Schedule.Step(0.1, 0.5, 3, true)), Recipes.epochs(2, 8));
        try (Replicas own = replicas(Optional.empty(), recipe, 0.1);
                Replicas sent = replicas(Optional.of(beside), recipe, 0.1)) {
            assertThat(sent.initial()).isEqualTo(own.initial());
            List<float[]> first = many(own, 20);
            List<float[]> second = many(sent, 20);
            for (int i = 0; i < 20; i++) {
                assertThat(second.get(i)).as("task %d", i).isEqualTo(first.get(i));
            }
        }
        assertThat(beside.batches)
                .as("20 clients, two batches for each of three workers")
                .containsExactly(4, 4, 4, 4, 4);
    }

    @Test
    void schedulesArriveAsTheyWereSent() throws IOException {
        for (Schedule schedule : List.of(
                Schedule.constant(0.1),
                new Schedule.Ramp(0, 1, 5),
                new Schedule.Step(1, 0.5, 2, false),
                new Schedule.Cosine(1, 0.1))) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            Wire.write(new DataOutputStream(bytes), schedule);
            assertThat(Wire.schedule(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))))
                    .isEqualTo(schedule);
        }
    }

    @Test
    void aWeightThatIsDrivenToATargetCannotBeSent() {
        Schedule driven = new Schedule.Target(0.1, 1, 0, 10, Schedule.Target.On.DECISIONS);
        assertThatThrownBy(() -> Wire.write(new DataOutputStream(new ByteArrayOutputStream()), driven))
                .hasMessageContaining("driven to a target cannot be sent");
    }

    @Test
    void longArraysArriveWhole() throws IOException {
        float[] values = new float[100_001];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.sqrt(i);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Wire.write(new DataOutputStream(bytes), values);
        assertThat(Wire.floats(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))))
                .isEqualTo(values);
    }
}
