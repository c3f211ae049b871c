package io.limbeck.plugins.models.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.TableSpec;
import io.limbeck.spi.data.Span;
import io.limbeck.spi.tensorflow.Augmentation;
import io.limbeck.spi.tensorflow.AugmentationInputs;
import io.limbeck.testkit.SettingsDefaults;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

class AugmentationsTest {

    /** A batch whose chance is given, or drawn from a fixed key. */
    private record Batch(Ops tf, Operand<TFloat32> features, TableSpec data, Map<String, float[]> chances)
            implements AugmentationInputs {

        @Override
        public List<Span> spans() {
            throw new IllegalStateException("Neither shifts nor noise mind which floats belong together");
        }

        @Override
        public void hide(Operand<TFloat32> places) {
            throw new IllegalStateException("Neither shifts nor noise hide features");
        }

        @Override
        public Operand<TFloat32> uniform(String name, Operand<TInt32> shape) {
            float[] given = chances.get(name);
            return given != null ? tf.constant(given) : tf.random.statelessRandomUniform(shape, key(name));
        }

        @Override
        public Operand<TFloat32> normal(String name, Operand<TInt32> shape) {
            return tf.random.statelessRandomNormal(shape, key(name));
        }

        private Operand<TInt64> key(String name) {
            return tf.constant(new long[] {name.hashCode(), 7});
        }
    }

    private static float[] apply(
            Augmentation augmentation, List<Integer> row, int rows, float[] features, Map<String, float[]> chances) {
        long[] dimensions = new long[row.size() + 1];
        dimensions[0] = rows;
        for (int i = 0; i < row.size(); i++) {
            dimensions[i + 1] = row.get(i);
        }
        try (Graph graph = new Graph();
                Session session = new Session(graph)) {
            Ops tf = Ops.create(graph);
            Operand<TFloat32> batch = tf.constant(Shape.of(dimensions), DataBuffers.of(features));
            TableSpec data = new TableSpec(row, List.of("a", "b"), 1, Map.of(), -1);
            Operand<TFloat32> changed = augmentation.apply(new Batch(tf, batch, data, chances));
            try (var result = session.runner().fetch(changed).run()) {
                TFloat32 tensor = (TFloat32) result.get(0);
                assertThat(tensor.shape()).isEqualTo(Shape.of(dimensions));
                float[] copy = new float[(int) tensor.size()];
                tensor.copyTo(NdArrays.wrap(tensor.shape(), DataBuffers.of(copy)));
                return copy;
            }
        }
    }

    private static Shift shift(int pixels) {
        return new Shift(SettingsDefaults.of(Shift.Settings.class, Map.of("pixels", pixels)));
    }

    /** Chances 0, 0.5 and 0.99 of three places are the shifts -1, 0 and 1 of the window: the image moves against it. */
    @Test
    void eachImageMovesByItsOwnDrawAndZerosComeIn() {
        float[] images = {1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6};
        Map<String, float[]> chances =
                Map.of("down", new float[] {0, .5f, .99999999f}, "right", new float[] {.5f, .5f, 0});
        assertThat(apply(shift(1), List.of(2, 3), 3, images, chances))
                .containsExactly(0, 0, 0, 1, 2, 3, /**/ 1, 2, 3, 4, 5, 6, /**/ 0, 4, 5, 0, 0, 0);
    }

    @Test
    void coloursMoveTogether() {
        Map<String, float[]> chances = Map.of("down", new float[] {.5f}, "right", new float[] {0});
        assertThat(apply(shift(1), List.of(1, 2, 2), 1, new float[] {1, 10, 2, 20}, chances))
                .containsExactly(0, 0, 1, 10);
    }

    /** 5 × 5 places of a single white pixel, evenly: each has 4,000 ± 5 · √4,000 of 100,000 rows. */
    @Test
    void allShiftsUpToTwoPixelsAreEquallyLikely() {
        int rows = 100_000;
        float[] images = new float[rows * 25];
        for (int row = 0; row < rows; row++) {
            images[row * 25 + 12] = 1;
        }
        float[] shifted = apply(shift(2), List.of(5, 5), rows, images, Map.of());
        Map<Integer, Integer> counts = new TreeMap<>();
        for (int i = 0; i < shifted.length; i++) {
            if (shifted[i] == 1) {
                counts.merge(i % 25, 1, Integer::sum);
            }
        }
        assertThat(counts).hasSize(25);
        assertThat(counts.values()).allSatisfy(count -> assertThat(count).isBetween(4000 - 316, 4000 + 316));
    }

    /** Mean 0 and deviation 0.5 of 100,000 draws, within five standard errors. */
    @Test
    void noiseHasTheDeviationThatWasAskedFor() {
        Noise noise = new Noise(SettingsDefaults.of(Noise.Settings.class, Map.of("deviation", .5f)));
        float[] values = apply(noise, List.of(4), 25_000, new float[100_000], Map.of());
        double sum = 0;
        double squares = 0;
        for (float value : values) {
            sum += value;
            squares += value * value;
        }
        assertThat(sum / values.length).isCloseTo(0, within(5 * .5 / Math.sqrt(1e5)));
        assertThat(Math.sqrt(squares / values.length)).isCloseTo(.5, within(5 * .5 / Math.sqrt(2e5)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3 | 3 | pixels: must be smaller than the images, which are 3 × 8, but is '3'",
                "2 | 3 | ",
            })
    void aShiftAsLargeAsTheImageIsRefused(int pixels, int height, String message) {
        TableSpec data = new TableSpec(List.of(height, 8), List.of(), -1, Map.of(), -1);
        List<String> problems = Shift.ports(
                        SettingsDefaults.of(Shift.Settings.class, Map.of("pixels", pixels)),
                        new PortSpecs(Map.of("data", data)))
                .problems()
                .stream()
                .map(problem -> problem.where() + ": " + problem.message())
                .toList();
        assertThat(problems).isEqualTo(message == null ? List.of() : List.of(message));
    }

    @Test
    void noiseOnCodesIsRefused() {
        TableSpec data = new TableSpec(List.of(2), List.of("a"), 0, Map.of(), -1, List.of(5, 5));
        assertThat(Noise.ports(SettingsDefaults.of(Noise.Settings.class), new PortSpecs(Map.of("data", data)))
                        .problems())
                .singleElement()
                .hasToString("noise can be added to quantities, but these rows hold codes\n    leave the noise out");
    }
}
