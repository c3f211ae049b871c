package io.limbeck.plugins.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.plugins.models.layer.Activation;
import io.limbeck.plugins.models.layer.LayerInitializer;
import io.limbeck.testkit.SettingsDefaults;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tensorflow.ndarray.Shape;

class ArchitecturesTest {

    private static Mlp mlp(Map<String, ?> settings) {
        return new Mlp(SettingsDefaults.of(Mlp.Settings.class, settings));
    }

    /** By hand: x = (1, 2), hidden = relu(1 - 2, 2 + 1 + 0.5) = (0, 3.5), logits = (3.5 · 2 + 1, 3.5 · -1). */
    @Test
    void aPerceptronOfTwoUnitsGivesWhatPaperGives() {
        try (GraphUnderTest graph = new GraphUnderTest(mlp(Map.of("hidden", List.of(2))), List.of(2), 2)) {
            graph.set("hidden0/weights", 1, 2, -1, .5f)
                    .set("hidden0/biases", 0, .5f)
                    .set("logits/weights", 7, 7, 2, -1)
                    .set("logits/biases", 1, 0)
                    .feed(1, 2);
            assertThat(graph.run(graph.forward().taps().get("hidden0"))).containsExactly(0, 3.5f);
            assertThat(graph.run(graph.forward().logits())).containsExactly(8, -3.5f);
            assertThat(graph.run(graph.forward().taps().get("logits"))).containsExactly(8, -3.5f);
        }
    }

    @Test
    void layersAreNamedInOrderAndImagesAreFlattened() {
        Mlp deep = mlp(Map.of("hidden", List.of(5, 4), "dropout", .25f));
        try (GraphUnderTest graph = new GraphUnderTest(deep, List.of(2, 3, 1), 3)) {
            assertThat(graph.forward().taps()).containsOnlyKeys("hidden0", "hidden1", "logits");
            assertThat(graph.dropouts()).isEqualTo(Map.of("hidden0", .25f, "hidden1", .25f));
            assertThat(graph.shapes())
                    .containsEntry("hidden0/weights", Shape.of(6, 5))
                    .containsEntry("hidden1/weights", Shape.of(5, 4))
                    .containsEntry("logits/weights", Shape.of(4, 3))
                    .containsEntry("logits/biases", Shape.of(3));
            assertThat(graph.feed(new float[12]).run(graph.forward().logits())).hasSize(6);
        }
    }

    /** Values of the functions at -0.5 and 1.5 from their definitions; Φ from tables. */
    @ParameterizedTest
    @CsvSource({
        "RELU, 0, 1.5",
        "TANH, -0.46211716, 0.9051483",
        "GELU, -0.15426877, 1.3997892",
        "SIGMOID, 0.37754067, 0.8175745",
        "ELU, -0.39346934, 1.5",
        "SOFTPLUS, 0.474077, 1.7014133"
    })
    void activationsAreWhatTheirNamesSay(Activation activation, float below, float above) {
        Mlp one = mlp(Map.of("hidden", List.of(1), "activation", activation));
        try (GraphUnderTest graph = new GraphUnderTest(one, List.of(1), 2)) {
            graph.set("hidden0/weights", 1).feed(-.5f, 1.5f);
            float[] active = graph.run(graph.forward().taps().get("hidden0"));
            assertThat(active[0]).isCloseTo(below, within(2e-6f));
            assertThat(active[1]).isCloseTo(above, within(2e-6f));
        }
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void everyActivationHasTheGradientOfItsDifferences(Activation activation) {
        Mlp one = mlp(Map.of("hidden", List.of(3), "activation", activation));
        try (GraphUnderTest graph = new GraphUnderTest(one, List.of(2), 2)) {
            graph.feed(.3f, -.7f, 1.1f, .4f);
            float[] start = graph.values("hidden0/weights").clone();
            float[] gradient = graph.gradient("hidden0/weights");
            for (int i = 0; i < start.length; i++) {
                double slope = (sum(graph, start, i, 5e-3f) - sum(graph, start, i, -5e-3f)) / 1e-2;
                assertThat((double) gradient[i]).isCloseTo(slope, within(2e-3));
            }
        }
    }

    private static double sum(GraphUnderTest graph, float[] start, int index, float move) {
        float[] moved = start.clone();
        moved[index] += move;
        float[] logits = graph.set("hidden0/weights", moved).run(graph.forward().logits());
        double sum = 0;
        for (float logit : logits) {
            sum += logit;
        }
        return sum;
    }

    @Test
    void torchInitialisesWeightsAndBiasesWithinOneOverTheRootOfTheInputs() {
        Mlp torch = mlp(Map.of("hidden", List.of(400), "initializer", LayerInitializer.TORCH));
        try (GraphUnderTest graph = new GraphUnderTest(torch, List.of(16), 2)) {
            for (String variable : List.of("hidden0/weights", "hidden0/biases")) {
                float largest = 0;
                for (float value : graph.values(variable)) {
                    largest = Math.max(largest, Math.abs(value));
                }
                assertThat(largest).isBetween(.24f, .25f);
            }
        }
        try (GraphUnderTest graph = new GraphUnderTest(mlp(Map.of()), List.of(16), 2)) {
            assertThat(graph.values("hidden0/biases")).containsOnly(0f);
        }
    }

    /** By hand: (1, 2)·W + b, and λ/2 · (1 + 4 + 9 + 16) with λ = 0.1. */
    @Test
    void theLinearModelIsOneLayerWithAPenaltyOnItsWeights() {
        Linear linear = new Linear(SettingsDefaults.of(Linear.Settings.class, Map.of("l2", .1f)));
        try (GraphUnderTest graph = new GraphUnderTest(linear, List.of(2), 2)) {
            graph.set("logits/weights", 1, 2, 3, 4)
                    .set("logits/biases", .5f, -1)
                    .feed(1, 2);
            assertThat(graph.run(graph.forward().logits())).containsExactly(7.5f, 9f);
            assertThat(graph.run(graph.forward().penalties().get("l2"))[0]).isCloseTo(1.5f, within(1e-6f));
        }
    }

    @Test
    void withoutL2ThereIsNoPenalty() {
        Linear linear = new Linear(SettingsDefaults.of(Linear.Settings.class));
        try (GraphUnderTest graph = new GraphUnderTest(linear, List.of(2), 2)) {
            assertThat(graph.forward().penalties()).isEmpty();
        }
    }
}
