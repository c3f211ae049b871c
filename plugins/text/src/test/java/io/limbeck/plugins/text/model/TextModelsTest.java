package io.limbeck.plugins.text.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.ModelSpec;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Problem;
import io.limbeck.spi.TableSpec;
import io.limbeck.spi.tensorflow.StudentArchitecture;
import io.limbeck.testkit.SettingsDefaults;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TextModelsTest {

    private static final PortSpecs CODES = new PortSpecs(Map.of("data", CodeGraph.DATA));

    private record Model(String name, StudentArchitecture architecture, Ports ports) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Model> models() {
        var linear = SettingsDefaults.of(TextLinear.Settings.class);
        var cnn = SettingsDefaults.of(
                TextCnn.Settings.class, Map.of("embedding", 3, "filters", List.of(4, 3), "hidden", 5));
        var bilstm = SettingsDefaults.of(TextBilstm.Settings.class, Map.of("embedding", 3, "units", 4));
        var transformer = SettingsDefaults.of(
                TextTransformer.Settings.class,
                Map.of("embedding", 3, "width", 8, "heads", 2, "blocks", 2, "feedForward", 5));
        return Stream.of(
                new Model("linear", new TextLinear(linear), TextLinear.ports(linear, CODES)),
                new Model("cnn", new TextCnn(cnn), TextCnn.ports(cnn, CODES)),
                new Model("bilstm", new TextBilstm(bilstm), TextBilstm.ports(bilstm, CODES)),
                new Model("transformer", new TextTransformer(transformer), TextTransformer.ports(transformer, CODES)));
    }

    @ParameterizedTest
    @MethodSource("models")
    void gradientsAreDenseAndThoseOfDifferences(Model model) {
        try (CodeGraph graph = new CodeGraph(model.architecture())) {
            graph.values().values().forEach(values -> {
                for (int i = 0; i < values.length; i++) {
                    values[i] += 0.3f * (float) Math.sin(1 + 7 * i);
                }
            });
            graph.gradients().forEach((name, gradient) -> {
                float[] values = graph.values().get(name);
                assertThat(gradient).as(name).hasSameSizeAs(values);
                for (int i = 0; i < values.length; i += Math.max(1, values.length / 7)) {
                    double slope = slope(graph, values, i);
                    assertThat((double) gradient[i])
                            .as(name + "[" + i + "]")
                            .isCloseTo(slope, within(2e-2 * Math.max(1, Math.abs(slope))));
                }
            });
        }
    }

    /** Central differences of the fourth order, since normalisation bends much. */
    private static double slope(CodeGraph graph, float[] values, int index) {
        float start = values[index];
        double[] measured = new double[4];
        float[] steps = {2e-3f, -2e-3f, 4e-3f, -4e-3f};
        for (int i = 0; i < 4; i++) {
            values[index] = start + steps[i];
            measured[i] = graph.measure();
        }
        values[index] = start;
        return (8 * (measured[0] - measured[1]) - (measured[2] - measured[3])) / (12 * 2e-3);
    }

    @ParameterizedTest
    @MethodSource("models")
    void theLayersThatPortsPromiseAreThere(Model model) {
        try (CodeGraph graph = new CodeGraph(model.architecture())) {
            ModelSpec spec = (ModelSpec) model.ports().output().orElseThrow();
            assertThat(spec.taps())
                    .containsExactlyElementsOf(graph.forward().taps().keySet());
            assertThat(model.ports().problems()).isEmpty();
            assertThat(graph.logits()).hasSize(6);
        }
    }

    /** A row alone gives what it gives among others: nothing passes from row to row. */
    @ParameterizedTest
    @MethodSource("models")
    void rowsDoNotSeeEachOther(Model model) {
        try (CodeGraph graph = new CodeGraph(model.architecture())) {
            float[] both = graph.logits();
            float[] second =
                    graph.feed(Arrays.copyOfRange(CodeGraph.ROWS, 6, 12)).logits();
            for (int i = 0; i < 3; i++) {
                assertThat(second[i]).isCloseTo(both[3 + i], within(1e-6f));
            }
        }
    }

    /** With every code dropped a row is all unknown, except beyond the ends of its sentence: none stays none. */
    @Test
    void aDroppedCodeIsUnknown() {
        StudentArchitecture linear =
                new TextLinear(SettingsDefaults.of(TextLinear.Settings.class, Map.of("codeDropout", .5f)));
        try (CodeGraph dropped = new CodeGraph(linear, true);
                CodeGraph whole = new CodeGraph(linear)) {
            for (CodeGraph graph : List.of(dropped, whole)) {
                float[] weights = graph.values().get("weights");
                for (int i = 0; i < weights.length; i++) {
                    weights[i] = i;
                }
            }
            whole.feed(0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
            assertThat(dropped.logits()).containsExactly(whole.logits());
        }
    }

    /**
     * By hand: row 1 has the codes (0, 0), (2, 4), (1, 2); a place has 9 rows of weights, the second field begins at 4.
     * So rows 0, 4; 9 + 2, 9 + 8; 18 + 1, 18 + 6, which with W[r, c] = r + 100·c add up to 75 + 600·c.
     */
    @Test
    void theLinearModelAddsTheWeightsOfItsCodes() {
        TextLinear linear = new TextLinear(SettingsDefaults.of(TextLinear.Settings.class, Map.of("l2", .1f)));
        try (CodeGraph graph = new CodeGraph(linear)) {
            float[] weights = graph.values().get("weights");
            double squares = 0;
            for (int i = 0; i < weights.length; i++) {
                weights[i] = (float) (i / 3) + 100 * (i % 3);
                squares += weights[i] * weights[i];
            }
            graph.values().put("biases", new float[] {1, 2, 3});
            assertThat(Arrays.copyOf(graph.logits(), 3)).containsExactly(76, 677, 1278);
            assertThat((double) graph.run(graph.forward().penalties().get("l2"))[0])
                    .isCloseTo(.05 * squares, within(1e-5 * squares));
        }
    }

    /** With queries of zero every token looks at all of the window alike. */
    @Test
    void attentionSharesAddUpToOneAndAreEqualWithoutQueries() {
        TextTransformer transformer = new TextTransformer(
                SettingsDefaults.of(TextTransformer.Settings.class, Map.of("width", 8, "heads", 2)));
        try (CodeGraph graph = new CodeGraph(transformer)) {
            float[] shares = graph.tap("attention0");
            assertThat(shares).hasSize(2 * 2 * 3 * 3);
            for (int i = 0; i < shares.length; i += 3) {
                assertThat(shares[i] + shares[i + 1] + shares[i + 2]).isCloseTo(1, within(1e-6f));
            }
            Arrays.fill(graph.values().get("block0/attention/query/weights"), 0);
            for (float share : graph.tap("attention0")) {
                assertThat(share).isCloseTo(1 / 3f, within(1e-6f));
            }
        }
    }

    /** The token beyond the middle is read by the LSTM that comes from there alone. */
    @Test
    void eachLstmReadsItsSideOfTheWindow() {
        TextBilstm bilstm = new TextBilstm(SettingsDefaults.of(TextBilstm.Settings.class, Map.of("units", 4)));
        try (CodeGraph graph = new CodeGraph(bilstm)) {
            float[] before = graph.feed(2, 2, 3, 3, 1, 1).tap("states");
            float[] after = graph.feed(2, 2, 3, 3, 3, 4).tap("states");
            assertThat(Arrays.copyOf(after, 4)).containsExactly(Arrays.copyOf(before, 4));
            assertThat(Arrays.copyOfRange(after, 4, 8)).isNotEqualTo(Arrays.copyOfRange(before, 4, 8));
        }
    }

    @Test
    void rowsOfQuantitiesAreRefused() {
        TableSpec images = new TableSpec(List.of(28, 28, 1), List.of("a", "b"), 0, Map.of(), -1);
        assertThat(TextCnn.ports(SettingsDefaults.of(TextCnn.Settings.class), new PortSpecs(Map.of("data", images)))
                        .problems())
                .extracting(Problem::message)
                .containsExactly("looks up codes of tokens, but the rows are quantities of shape '[28, 28, 1]'");
        assertThatThrownBy(() -> Codes.of(images))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("read tokens with 'text/conll'");
        TableSpec unknown = new TableSpec(List.of(), List.of(), -1, Map.of(), -1);
        assertThat(Codes.ports(new PortSpecs(Map.of("data", unknown)), List.of())
                        .problems())
                .isEmpty();
    }

    @Test
    void headsMustShareTheWidth() {
        assertThat(TextTransformer.ports(
                                SettingsDefaults.of(TextTransformer.Settings.class, Map.of("heads", 3)), PortSpecs.NONE)
                        .problems())
                .extracting(Problem::where, Problem::message)
                .containsExactly(tuple("heads", "'3' heads cannot share a width of '64'"));
    }
}
