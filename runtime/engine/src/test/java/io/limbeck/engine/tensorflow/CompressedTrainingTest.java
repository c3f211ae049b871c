package io.limbeck.engine.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.plugins.compression.CompressionPlugin;
import io.limbeck.spi.Component;
import io.limbeck.spi.Schedule;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.ModelOutputs;
import io.limbeck.spi.model.Teacher;
import io.limbeck.spi.tensorflow.Forward;
import io.limbeck.spi.tensorflow.ForwardInputs;
import io.limbeck.spi.tensorflow.Initializer;
import io.limbeck.spi.tensorflow.StudentArchitecture;
import io.limbeck.spi.tensorflow.TrainSettings;
import io.limbeck.spi.tensorflow.TrainingRecipe;
import io.limbeck.spi.tensorflow.compression.Compressor;
import io.limbeck.spi.tensorflow.gradient.CustomGradients;
import io.limbeck.spi.tensorflow.gradient.OpGradient;
import io.limbeck.testkit.FakeContext;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/** Models that are made small while they are trained. */
class CompressedTrainingTest {

    private static final Table TRAIN = Classroom.clouds(50, 2, 3, 5, 4);
    private static final Table VALIDATION = Classroom.clouds(31, 2, 3, 6, 4);
    private static final int STEPS_PER_EPOCH = 7;

    @TempDir
    Path folder;

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @BeforeAll
    static void gradients() {
        CustomGradients.add("compression/fake-quant-gradient", (OpGradient) made("compression/fake-quant-gradient"));
    }

    /** A component of the plugin; its settings in the order of their record. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Object made(String id, Object... settings) {
        Component component = new CompressionPlugin()
                .components().stream()
                        .filter(one -> one.id().toString().equals(id))
                        .findFirst()
                        .orElseThrow();
        try {
            Constructor<?> constructor = component.settings().getDeclaredConstructors()[0];
            constructor.setAccessible(true);
            return component.create((Record) constructor.newInstance(settings), new FakeContext());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Compressor pruning(double target, int end) {
        Object layer = across();
        return (Compressor)
                made("compression/magnitude-pruning", target, 0.0, 0, Optional.of(end), 1, layer, List.of());
    }

    /** The first of the ways to rank: within each layer. */
    private static Object across() {
        return new CompressionPlugin()
                .components().stream()
                        .filter(one -> one.id().toString().equals("compression/magnitude-pruning"))
                        .flatMap(one -> Arrays.stream(one.settings().getRecordComponents()))
                        .filter(one -> one.getName().equals("across"))
                        .findFirst()
                        .orElseThrow()
                        .getType()
                        .getEnumConstants()[0];
    }

    private static Compressor fakeQuant(int bits) {
        return (Compressor) made("compression/fake-quant", bits, true, 0.9, List.of());
    }

    /** Two layers that say what enters them. */
    private static Forward build(ForwardInputs in) {
        Operand<TFloat32> x = layer(in, "hidden", in.features(), 4, 9);
        x = in.dropout("hidden", in.tf().nn.relu(x), 0.2f);
        return new Forward(layer(in, "logits", x, 9, 2));
    }

    private static Operand<TFloat32> layer(ForwardInputs in, String name, Operand<TFloat32> x, int from, int to) {
        Operand<TFloat32> weights =
                in.variables().child(name).trainable("weights", Shape.of(from, to), Initializer.heNormal());
        Operand<TFloat32> biases = in.variables().child(name).trainable("biases", Shape.of(to), Initializer.zeros());
        return in.tf().math.add(in.tf().linalg.matMul(in.activation(name, x), weights), biases);
    }

    private static TrainingRecipe recipe(TrainSettings train, Compressor... compressors) {
        StudentArchitecture architecture = CompressedTrainingTest::build;
        return new TrainingRecipe(
                architecture,
                List.of(Recipes.wired(Recipes.crossEntropy(), Schedule.ONE)),
                Recipes.adam(0.05),
                train,
                List.of(),
                List.of(compressors));
    }

    private Classroom lesson() {
        return new Classroom(TRAIN, VALIDATION, 17, folder.resolve("checkpoints"));
    }

    private static Map<String, float[]> weights(Teacher model) {
        Map<String, float[]> weights = new TreeMap<>();
        model.weights().ifPresent(own -> own.names().forEach(name -> weights.put(name, own.values(name))));
        return weights;
    }

    private static long zeros(float[] values) {
        long zeros = 0;
        for (float value : values) {
            zeros += value == 0 ? 1 : 0;
        }
        return zeros;
    }

    @Test
    void theTargetShareOfEveryLayerIsGoneWhenTrainingIsOver() {
        try (Teacher model = new TensorFlowTrainer(SessionOptions.CPU)
                .train(recipe(Recipes.epochs(6, 8), pruning(0.75, 3)), lesson())) {
            Map<String, float[]> weights = weights(model);
            assertThat(zeros(weights.get("hidden/weights"))).isEqualTo(27);
            assertThat(zeros(weights.get("logits/weights"))).isEqualTo(14);
            assertThat(model.facts())
                    .containsEntry("prunedWeights", 41.0 / 54)
                    .containsEntry("parameters", 65.0)
                    .containsEntry("nonzeroNumbers", 9 + 4 + 11.0)
                    .containsEntry("multiplyAdds", 4 * 9 + 9 * 2.0)
                    .containsEntry("multiplyAddsNonzero", 9 + 4.0)
                    .containsEntry("bytesAsFloats", 4 * 65.0)
                    .containsEntry("bytes", (1 + 5 + 4 * 9) + (1 + 4 * 9) + (1 + 3 + 4 * 4) + (1 + 4 * 2.0));
        }
    }

    /** What training saw last on the validation rows is what the model says of them. */
    @Test
    void theModelThatIsKeptIsTheOneThatWasTrained() throws IOException {
        Classroom lesson = lesson();
        try (Teacher model = new TensorFlowTrainer(SessionOptions.CPU)
                .train(recipe(Recipes.epochs(6, 8), pruning(0.5, 3), fakeQuant(4)), lesson)) {
            assertThat(crossEntropy(model.outputs(VALIDATION, Split.VALIDATION)))
                    .isCloseTo(lesson.reports.get(5).metrics().get("validationObjective"), within(1e-6));
            assertThat(model.facts()).containsEntry("compressedActivations", 2.0);
            Path saved = Files.createDirectories(folder.resolve("saved"));
            model.save(saved);
            try (Teacher again = new TensorFlowTrainer(SessionOptions.CPU)
                    .load(recipe(Recipes.epochs(6, 8), pruning(0.5, 3), fakeQuant(4)), lesson(), saved)) {
                assertThat(again.outputs(VALIDATION, Split.VALIDATION).logits())
                        .isEqualTo(model.outputs(VALIDATION, Split.VALIDATION).logits());
            }
        }
    }

    private static double crossEntropy(ModelOutputs outputs) {
        double sum = 0;
        double[][] probabilities = outputs.probabilities();
        for (int row = 0; row < probabilities.length; row++) {
            sum -= Math.log(probabilities[row][VALIDATION.labels()[row]]);
        }
        return sum / probabilities.length;
    }

    @Test
    void roundedWeightsTakeFewValues() {
        try (Teacher model =
                new TensorFlowTrainer(SessionOptions.CPU).train(recipe(Recipes.epochs(3, 8), fakeQuant(2)), lesson())) {
            float[] weights = weights(model).get("hidden/weights");
            for (int unit = 0; unit < 9; unit++) {
                float largest = 0;
                for (int i = unit; i < weights.length; i += 9) {
                    largest = Math.max(largest, Math.abs(weights[i]));
                }
                for (int i = unit; i < weights.length; i += 9) {
                    assertThat(Math.abs(weights[i]))
                            .as("2 bits are −1, 0, 1 times a scale")
                            .isIn(0f, largest);
                }
            }
        }
    }

    @Test
    void earlyStoppingTakesNoEpochBeforeTheTargetIsReached() {
        TrainSettings train = Recipes.stopping(20, 8, 2, TrainSettings.Watch.LOSS);
        try (Teacher model =
                new TensorFlowTrainer(SessionOptions.CPU).train(recipe(train, pruning(0.5, 10)), lesson())) {
            assertThat(model.facts().get("bestEpoch")).isGreaterThanOrEqualTo(10);
            assertThat(zeros(weights(model).get("hidden/weights"))).isEqualTo(18);
        }
    }

    /** Weights after a training with a checkpoint every {@code every} steps, killed after the step {@code end}. */
    private Map<String, String> train(long every, long end) {
        CheckpointRule rule = steps -> {
            if (steps == end) {
                throw new Killed();
            }
            return steps % every == 0;
        };
        try (Teacher model = new TensorFlowTrainer(SessionOptions.CPU, () -> rule)
                .train(recipe(Recipes.epochs(5, 8), pruning(0.8, 4), fakeQuant(8)), lesson())) {
            Map<String, String> weights = new TreeMap<>();
            weights(model).forEach((name, values) -> weights.put(name, Arrays.toString(values)));
            weights.put(
                    "logits",
                    Arrays.toString(model.outputs(VALIDATION, Split.VALIDATION).logits()));
            return weights;
        }
    }

    @Test
    void killedWithinAnEpochOrBetweenTwoItEndsAsOneThatWasNeverKilled() throws IOException {
        Map<String, String> unbroken = train(Long.MAX_VALUE, -1);
        for (long every : new long[] {1, 3, STEPS_PER_EPOCH}) {
            for (long end : new long[] {STEPS_PER_EPOCH + 1, 2 * STEPS_PER_EPOCH, 3 * STEPS_PER_EPOCH - 1}) {
                Files.deleteIfExists(folder.resolve("checkpoints").resolve("training.ckpt"));
                assertThatThrownBy(() -> train(every, end)).isInstanceOf(Killed.class);
                assertThat(train(every, -1))
                        .as("every %d, killed after %d", every, end)
                        .isEqualTo(unbroken);
            }
        }
    }
}
