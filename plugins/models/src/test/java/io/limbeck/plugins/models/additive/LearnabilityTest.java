package io.limbeck.plugins.models.additive;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.plugins.models.GraphUnderTest;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.tensorflow.StudentArchitecture;
import io.limbeck.testkit.SettingsDefaults;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Additive models find the functions of a made-up sum, {@code 1 + sin(2 x) + |z| + 0.8 [craft]}, each by itself: x and z
 * are uniform in ±2 and independent, so that a shape can be compared with its source but for a constant.
 */
class LearnabilityTest {

    private static final int COUNT = 400;
    private static final double[] X = uniform("x");
    private static final double[] Z = uniform("z");
    private static final float[] CRAFT = craft();
    private static final Table ROWS = HandTables.of(
            new Column.Numeric("x", X), new Column.Block("job=craft", CRAFT, List.of(1)), new Column.Numeric("z", Z));

    private static double[] uniform(String name) {
        RandomSource random = new RandomSource(3).child(name);
        return IntStream.range(0, COUNT)
                .mapToDouble(row -> 4 * random.uniform(row) - 2)
                .toArray();
    }

    private static float[] craft() {
        float[] craft = new float[COUNT];
        for (int row = 0; row < COUNT; row++) {
            craft[row] = row % 3 == 0 ? 1 : 0;
        }
        return craft;
    }

    @Test
    void aSplineModelFindsTheParts() {
        assertPartsAreFound(new Additive(SettingsDefaults.of(Additive.Settings.class)), 300, .99);
    }

    @Test
    void aBinnedModelFindsThePartsAsSteps() {
        assertPartsAreFound(
                new Additive(SettingsDefaults.of(Additive.Settings.class, Map.of("shape", Shape.BINNED))), 300, .97);
    }

    @Test
    void networksFindTheParts() {
        assertPartsAreFound(new Nam(SettingsDefaults.of(Nam.Settings.class)), 300, .98);
    }

    private static void assertPartsAreFound(StudentArchitecture model, int steps, double least) {
        try (GraphUnderTest graph = new GraphUnderTest(model, ROWS, true)) {
            learn(graph, steps);
            float[] parts = graph.run(graph.forward().taps().get("contributions"));
            assertThat(determination(parts, 0, row -> Math.sin(2 * X[row]))).isGreaterThan(least);
            assertThat(determination(parts, 1, row -> .8 * CRAFT[row])).isGreaterThan(least);
            assertThat(determination(parts, 2, row -> Math.abs(Z[row]))).isGreaterThan(least);
        }
    }

    /** Adam on the squared error of the first logit. */
    private static void learn(GraphUnderTest graph, int steps) {
        float[] wanted = new float[2 * COUNT];
        for (int row = 0; row < COUNT; row++) {
            wanted[2 * row] = (float) (1 + Math.sin(2 * X[row]) + Math.abs(Z[row]) + .8 * CRAFT[row]);
        }
        Ops tf = graph.tf();
        Operand<TFloat32> target = tf.reshape(tf.constant(wanted), tf.array(COUNT, 2));
        Operand<TFloat32> loss =
                tf.math.mean(tf.math.squaredDifference(graph.forward().logits(), target), tf.array(0, 1));
        graph.feed(ROWS.matrix());
        Map<String, Operand<TFloat32>> gradients = new LinkedHashMap<>();
        graph.trainable().forEach(name -> gradients.put(name, graph.gradient(loss, name)));
        Map<String, float[][]> moments = new LinkedHashMap<>();
        graph.trainable().forEach(name -> moments.put(name, new float[2][graph.values(name).length]));
        for (int step = 1; step <= steps; step++) {
            Map<String, float[]> now = new LinkedHashMap<>();
            gradients.forEach((name, gradient) -> now.put(name, graph.run(gradient)));
            for (Map.Entry<String, float[]> one : now.entrySet()) {
                float[] values = graph.values(one.getKey()).clone();
                float[][] moment = moments.get(one.getKey());
                for (int i = 0; i < values.length; i++) {
                    float slope = one.getValue()[i];
                    moment[0][i] = .9f * moment[0][i] + .1f * slope;
                    moment[1][i] = .99f * moment[1][i] + .01f * slope * slope;
                    double first = moment[0][i] / (1 - Math.pow(.9, step));
                    double second = moment[1][i] / (1 - Math.pow(.99, step));
                    values[i] -= (float) (.02 * first / (Math.sqrt(second) + 1e-8));
                }
                graph.set(one.getKey(), values);
            }
        }
    }

    /** R² of a feature's contribution to the first logit against its source, constants aside. */
    private static double determination(float[] parts, int feature, IntToDoubleFunction source) {
        double[] given = IntStream.range(0, COUNT).mapToDouble(source).toArray();
        double[] found = IntStream.range(0, COUNT)
                .mapToDouble(row -> parts[(row * 3 + feature) * 2])
                .toArray();
        double shift = mean(given) - mean(found);
        double error = 0;
        double spread = 0;
        for (int row = 0; row < COUNT; row++) {
            error += Math.pow(given[row] - found[row] - shift, 2);
            spread += Math.pow(given[row] - mean(given), 2);
        }
        return 1 - error / spread;
    }

    private static double mean(double[] values) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> values[i])
                .average()
                .orElseThrow();
    }
}
