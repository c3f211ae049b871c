package io.limbeck.plugins.models.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.plugins.models.GraphUnderTest;
import io.limbeck.plugins.models.image.Lenet.Variant;
import io.limbeck.plugins.models.layer.Activation;
import io.limbeck.spi.ModelSpec;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Problem;
import io.limbeck.spi.TableSpec;
import io.limbeck.testkit.SettingsDefaults;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tensorflow.ndarray.Shape;

class ImageModelsTest {

    private static final List<Integer> DIGITS = List.of(28, 28, 1);

    private static Cnn cnn(Map<String, ?> settings) {
        return new Cnn(SettingsDefaults.of(Cnn.Settings.class, settings));
    }

    private static Lenet.Settings lenet(Variant variant) {
        return SettingsDefaults.of(Lenet.Settings.class, Map.of("variant", variant));
    }

    private static PortSpecs rows(Integer... shape) {
        return new PortSpecs(Map.of("data", new TableSpec(List.of(shape), List.of("a", "b"), 1, Map.of(), -1)));
    }

    private static List<String> taps(Ports ports) {
        return ((ModelSpec) ports.output().orElseThrow()).taps();
    }

    /** 61,706: LeCun et al. 1998 with full connections; 545,546: counted in Uncertainty Baselines' code. */
    @ParameterizedTest
    @CsvSource({"LECUN_1998, 61706", "UNCERTAINTY_BASELINES, 545546"})
    void lenetHasAsManyParametersAsItsVariantWasPublishedWith(Variant variant, long parameters) {
        try (GraphUnderTest graph = new GraphUnderTest(new Lenet(lenet(variant)), DIGITS, 10)) {
            assertThat(graph.shapes().values().stream().mapToLong(Shape::size).sum())
                    .isEqualTo(parameters);
        }
    }

    @ParameterizedTest
    @EnumSource(Variant.class)
    void everyLayerOfLenetIsATapThatItsFirstPhaseNames(Variant variant) {
        try (GraphUnderTest graph = new GraphUnderTest(new Lenet(lenet(variant)), DIGITS, 10)) {
            graph.feed(new float[2 * 784]);
            assertThat(List.copyOf(graph.forward().taps().keySet()))
                    .isEqualTo(taps(Lenet.ports(lenet(variant), rows(28, 28, 1))));
            assertThat(size(graph, "conv0")).isEqualTo(2 * 28 * 28 * 6);
            assertThat(size(graph, "pool0")).isEqualTo(2 * 14 * 14 * 6);
            assertThat(size(graph, "dense1")).isEqualTo(2 * 84);
            assertThat(size(graph, "logits")).isEqualTo(2 * 10);
        }
    }

    private static int size(GraphUnderTest graph, String tap) {
        return graph.run(graph.forward().taps().get(tap)).length;
    }

    @Test
    void everyLayerOfTheCnnIsATapThatItsFirstPhaseNames() {
        Map<String, ?> settings = Map.of("filters", List.of(3, 4, 5), "kernel", 3, "dense", List.of(7, 6));
        try (GraphUnderTest graph = new GraphUnderTest(cnn(settings), List.of(9, 5, 2), 3)) {
            graph.feed(new float[2 * 90]);
            assertThat(List.copyOf(graph.forward().taps().keySet()))
                    .isEqualTo(taps(Cnn.ports(SettingsDefaults.of(Cnn.Settings.class, settings), rows(9, 5, 2))))
                    .containsExactly(
                            "conv0", "pool0", "conv1", "pool1", "conv2", "pool2", "dense0", "dense1", "logits");
            assertThat(size(graph, "conv0")).isEqualTo(2 * 9 * 5 * 3);
            assertThat(size(graph, "pool0")).isEqualTo(2 * 5 * 3 * 3);
            assertThat(size(graph, "pool2")).isEqualTo(2 * 2 * 1 * 5);
            assertThat(graph.dropouts()).isEqualTo(Map.of("dense0", .5f, "dense1", .5f));
            assertThat(graph.shapes()).containsEntry("conv1/weights", Shape.of(3, 3, 3, 4));
        }
    }

    @Test
    void withoutPoolingTheCnnKeepsTheImagesSize() {
        Map<String, ?> settings = Map.of("filters", List.of(2), "pool", 1, "dense", List.of());
        try (GraphUnderTest graph = new GraphUnderTest(cnn(settings), List.of(4, 6), 2)) {
            assertThat(graph.forward().taps()).containsOnlyKeys("conv0", "logits");
            assertThat(size(graph.feed(new float[24]), "conv0")).isEqualTo(4 * 6 * 2);
        }
    }

    /** By hand: the kernel adds a pixel to its right neighbour, zeros around; relu; the largest of each 2 × 2. */
    @Test
    void aConvolutionAndItsPoolingGiveWhatPaperGives() {
        Map<String, ?> settings = Map.of("filters", List.of(1), "kernel", 3, "dense", List.of());
        try (GraphUnderTest graph = new GraphUnderTest(cnn(settings), List.of(2, 3), 2)) {
            graph.set("conv0/weights", 0, 0, 0, 0, 1, 1, 0, 0, 0)
                    .set("conv0/biases", .5f)
                    .set("logits/weights", 1, 0, 0, 1)
                    .feed(1, 2, -4, 0, 3, 1);
            assertThat(graph.run(graph.forward().taps().get("conv0"))).containsExactly(3.5f, 0, 0, 3.5f, 4.5f, 1.5f);
            assertThat(graph.run(graph.forward().taps().get("pool0"))).containsExactly(4.5f, 1.5f);
            assertThat(graph.run(graph.forward().logits())).containsExactly(4.5f, 1.5f);
        }
    }

    /** Slopes are differences over 2e-2; with a smooth activation they are right to its square. */
    @ParameterizedTest
    @CsvSource({"conv0/weights", "conv1/weights", "conv1/biases", "dense0/weights"})
    void everyLayerHasTheGradientOfItsDifferences(String variable) {
        Map<String, ?> settings = Map.of(
                "filters",
                List.of(2, 2),
                "kernel",
                3,
                "dense",
                List.of(3),
                "activation",
                Activation.TANH,
                "dropout",
                0f);
        try (GraphUnderTest graph = new GraphUnderTest(cnn(settings), List.of(6, 5), 2)) {
            float[] image = new float[30];
            for (int i = 0; i < image.length; i++) {
                image[i] = (float) Math.sin(1.7 * i);
            }
            graph.feed(image);
            float[] start = graph.values(variable).clone();
            float[] gradient = graph.gradient(variable);
            for (int i = 0; i < start.length; i++) {
                double slope = (sum(graph, variable, start, i, 1e-2f) - sum(graph, variable, start, i, -1e-2f)) / 2e-2;
                assertThat((double) gradient[i]).isCloseTo(slope, within(5e-3));
            }
        }
    }

    private static double sum(GraphUnderTest graph, String variable, float[] start, int index, float move) {
        float[] moved = start.clone();
        moved[index] += move;
        float[] logits = graph.set(variable, moved).run(graph.forward().logits());
        graph.set(variable, start);
        double sum = 0;
        for (float logit : logits) {
            sum += logit;
        }
        return sum;
    }

    @Test
    void rowsThatAreNoImagesAreAProblemWithAWayOut() {
        List<Problem> problems =
                Cnn.ports(SettingsDefaults.of(Cnn.Settings.class), rows(101)).problems();
        assertThat(problems)
                .singleElement()
                .hasToString(
                        "works on images, rows of the shape [height, width] or [height, width, channels], but the rows"
                                + " have the shape '[101]'\n"
                                + "    take data with images, such as 'data/idx-images', and keep transforms that flatten"
                                + " them out of 'prepare'");
        assertThat(Lenet.ports(lenet(Variant.LECUN_1998), rows(101)).problems()).isEqualTo(problems);
        assertThat(Cnn.ports(SettingsDefaults.of(Cnn.Settings.class), PortSpecs.NONE)
                        .problems())
                .isEmpty();
    }

    @Test
    void lenetOf1998SaysWhichImagesAreTooSmall() {
        assertThat(Lenet.ports(lenet(Variant.LECUN_1998), rows(28, 8)).problems())
                .singleElement()
                .hasToString("variant: 'lecun-1998' needs images of at least 9 × 9 pixels, but these are '28 × 8'\n"
                        + "    write 'variant: uncertainty-baselines', or use 'models/cnn'");
        assertThat(Lenet.ports(lenet(Variant.UNCERTAINTY_BASELINES), rows(28, 8))
                        .problems())
                .isEmpty();
        try (GraphUnderTest graph = new GraphUnderTest(new Lenet(lenet(Variant.LECUN_1998)), List.of(9, 9), 2)) {
            assertThat(graph.feed(new float[81]).run(graph.forward().logits())).hasSize(2);
        }
    }
}
