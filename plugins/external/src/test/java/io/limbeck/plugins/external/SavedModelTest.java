package io.limbeck.plugins.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Problem;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.Teacher;
import io.limbeck.spi.model.TrainedWeights;
import io.limbeck.spi.model.View;
import io.limbeck.spi.model.ViewOutputs;
import io.limbeck.testkit.FakeContext;
import io.limbeck.testkit.SettingsDefaults;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.SessionFunction;
import org.tensorflow.Signature;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;

class SavedModelTest {

    @TempDir
    static Path folder;

    /** A model with logits and probabilities of the same linear layer, whose weights are variables. */
    @BeforeAll
    static void save() throws IOException {
        try (Graph graph = new Graph();
                Session session = new Session(graph)) {
            Ops tf = Ops.create(graph);
            Placeholder<TFloat32> x = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, 2)));
            Variable<TFloat32> weights = tf.variable(Shape.of(2, 2), TFloat32.class);
            Operand<TFloat32> first = tf.constant(Shape.of(2, 2), DataBuffers.of(Rows.W));
            session.runner().addTarget(tf.assign(weights, first)).run().close();
            Operand<TFloat32> product = tf.linalg.matMul(x, tf.identity(weights));
            Operand<TFloat32> logits = tf.math.add(product, tf.constant(Rows.B));
            Signature signature = Signature.builder("serving_default")
                    .input("x", x)
                    .output("logits", logits)
                    .output("probabilities", tf.nn.softmax(logits))
                    .output("product", product)
                    .build();
            SavedModelBundle.exporter(folder.resolve("model").toString())
                    .withFunction(SessionFunction.create(signature, session))
                    .export();
        }
    }

    private static SavedModel source(Map<String, Object> more) {
        Map<String, Object> settings =
                new HashMap<>(Map.of("path", "model", "batch", 3, "output", Optional.of("logits")));
        settings.putAll(more);
        return new SavedModel(SettingsDefaults.of(SavedModel.Settings.class, settings), new FakeContext().in(folder));
    }

    private static Teacher open(Map<String, Object> more, Table rows) {
        return source(more).open(Rows.lesson(rows, folder));
    }

    @Test
    void aNamedSignatureIsAskedInPortions() {
        Table rows = Rows.of(7);
        try (Teacher teacher = open(Map.of(), rows)) {
            assertThat(teacher.outputs(rows, Split.TEST).logits()).containsExactly(Rows.expected(rows), within(1e-5f));
        }
    }

    @Test
    void probabilitiesBecomeLogitsOfTheSameSoftmax() {
        Table rows = Rows.of(4);
        try (Teacher one = open(Map.of(), rows);
                Teacher other =
                        open(Map.of("output", Optional.of("probabilities"), "gives", Gives.PROBABILITIES), rows)) {
            double[][] straight = one.outputs(rows, Split.TEST).probabilities();
            double[][] around = other.outputs(rows, Split.TEST).probabilities();
            for (int row = 0; row < 4; row++) {
                assertThat(around[row]).containsExactly(straight[row], within(1e-6));
            }
        }
    }

    @Test
    void logitsTakenForProbabilitiesAreFoundOut() {
        Table rows = Rows.of(4);
        try (Teacher teacher = open(Map.of("gives", Gives.PROBABILITIES), rows)) {
            assertThatThrownBy(() -> teacher.outputs(rows, Split.TEST))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("is 'probabilities', but a number is '-0.5'")
                    .hasMessageContaining("gives: logits");
        }
    }

    @Test
    void anotherOutputOfTheSignatureIsShownAsALayer() {
        Table rows = Rows.of(7);
        try (Teacher teacher = open(Map.of("taps", List.of("product")), rows)) {
            ViewOutputs shown = teacher.view(new View.Tap("product"), rows, Split.TRAIN);
            float[] expected = Rows.expected(rows);
            for (int i = 0; i < expected.length; i++) {
                expected[i] -= Rows.B[i % 2];
            }
            assertThat(shown.shape()).containsExactly(2);
            assertThat(shown.values()).containsExactly(expected, within(1e-5f));
            assertThatThrownBy(() -> teacher.view(new View.Tap("logits"), rows, Split.TRAIN))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("shows no layer 'logits', only [product]");
        }
        assertThatThrownBy(() -> open(Map.of("taps", List.of("embedding")), rows))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("the model has no output 'embedding'");
    }

    @Test
    void anEncoderSaysNothingOfClasses() {
        Table rows = Rows.of(5);
        Map<String, Object> encoder = Map.of("encoder", true, "taps", List.of("product"), "output", Optional.empty());
        try (Teacher teacher = open(encoder, rows)) {
            assertThat(teacher.outputs(rows, Split.TRAIN).logits())
                    .containsOnly(0)
                    .hasSize(10);
            assertThat(teacher.view(new View.Tap("product"), rows, Split.TRAIN).rows())
                    .isEqualTo(5);
        }
    }

    @Test
    void anEncoderWithoutTapsIsAProblem() {
        SavedModel.Settings settings =
                SettingsDefaults.of(SavedModel.Settings.class, Map.of("path", "model", "encoder", true));
        assertThat(SavedModel.ports(settings, PortSpecs.NONE).problems())
                .singleElement()
                .extracting(Problem::where)
                .isEqualTo("taps");
    }

    @Test
    void variablesCanBeStartedFromUnderOurNames() {
        Map<String, String> names = Map.of("logits/weights", "Variable");
        try (Teacher teacher = open(Map.of("variables", names), Rows.of(2))) {
            TrainedWeights weights = teacher.weights().orElseThrow();
            assertThat(weights.names()).containsExactly("logits/weights");
            assertThat(weights.shape("logits/weights")).containsExactly(2, 2);
            assertThat(weights.values("logits/weights")).containsExactly(Rows.W);
        }
        try (Teacher teacher = open(Map.of(), Rows.of(2))) {
            assertThat(teacher.weights()).isEmpty();
        }
    }

    @Test
    void aVariableThatIsNotThereIsNamedWithThoseThatAre() {
        try (Teacher teacher = open(Map.of("variables", Map.of("logits/weights", "kernel")), Rows.of(2))) {
            assertThatThrownBy(teacher::weights)
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessage("variables.logits/weights: the SavedModel has no variable 'kernel'\n"
                            + "    name one of [Variable]");
        }
    }

    @Test
    void aSignatureATagAndAnOutputThatAreNotThereAreNamed() {
        assertThatThrownBy(() -> open(Map.of("signature", "score"), Rows.of(2)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("the model has no signature 'score'")
                .hasMessageContaining("serving_default");
        assertThatThrownBy(() -> open(Map.of("output", Optional.empty()), Rows.of(2)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("the model has 3 outputs")
                .hasMessageContaining("say which one is meant");
        assertThatThrownBy(() -> open(Map.of("tag", "train"), Rows.of(2)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("with the tag 'train'");
    }

    @Test
    void rowsOfAnotherWidthAreRefused() {
        assertThatThrownBy(() -> open(Map.of(), Rows.wider(2)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("takes rows of shape [2] at its input 'x', but the data's rows have shape [3]");
    }

    @Test
    void aFolderWithoutAModelIsRefused() {
        assertThatThrownBy(() -> source(Map.of("path", "nowhere")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("there is no SavedModel in 'nowhere'");
        assertThat(source(Map.of()).fingerprint()).hasSize(64);
    }
}
