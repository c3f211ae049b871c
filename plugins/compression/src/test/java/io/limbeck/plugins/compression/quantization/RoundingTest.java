package io.limbeck.plugins.compression.quantization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.spi.RandomSource;
import io.limbeck.spi.tensorflow.gradient.CustomGradients;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.quantization.FakeQuantWithMinMaxVarsPerChannel;
import org.tensorflow.types.TFloat32;

/** Rounding in the graph, in Java, and by TensorFlow's own operations. */
class RoundingTest {

    private static final int ROWS = 40;
    private static final int UNITS = 5;
    private static final float[] WEIGHTS = new float[ROWS * UNITS];

    @BeforeAll
    static void prepare() {
        CustomGradients.add("compression/fake-quant-gradient", new FakeQuantGradient());
        RandomSource random = new RandomSource(7);
        for (int i = 0; i < WEIGHTS.length; i++) {
            // The third unit is pruned altogether, and every seventh weight.
            WEIGHTS[i] = i % UNITS == 2 || i % 7 == 0 ? 0 : (float) (random.normal(i) * (1 + i % UNITS));
        }
    }

    private static float[] run(Function<Ops, Operand<TFloat32>> build) {
        try (Graph graph = new Graph();
                Session session = new Session(graph)) {
            try (Result result =
                    session.runner().fetch(build.apply(Ops.create(graph))).run()) {
                TFloat32 tensor = (TFloat32) result.get(0);
                float[] values = new float[(int) tensor.size()];
                tensor.asRawTensor().data().asFloats().read(values);
                return values;
            }
        }
    }

    private static Operand<TFloat32> weights(Ops tf) {
        return tf.constant(Shape.of(ROWS, UNITS), DataBuffers.of(WEIGHTS));
    }

    @Test
    void graphAndJavaRoundTheSameToTheLastBit() {
        for (int bits : new int[] {2, 4, 8}) {
            WeightGrid grid = new WeightGrid(bits);
            assertThat(run(tf -> grid.rounded(tf, weights(tf)))).isEqualTo(grid.rounded(WEIGHTS, UNITS));
        }
    }

    /** In TensorFlow symmetric 8 bits are a range from −max to max with 255 numbers. */
    @Test
    void weightsAreRoundedAsTensorFlowDoesPerChannel() {
        float[] most = new float[UNITS];
        for (int i = 0; i < WEIGHTS.length; i++) {
            most[i % UNITS] = Math.max(most[i % UNITS], Math.abs(WEIGHTS[i]));
        }
        float[] ours = new WeightGrid(8).rounded(WEIGHTS, UNITS);
        float[] theirs = run(tf -> tf.quantization.fakeQuantWithMinMaxVarsPerChannel(
                weights(tf),
                tf.math.neg(tf.constant(most)),
                tf.constant(most),
                FakeQuantWithMinMaxVarsPerChannel.narrowRange(true)));
        for (int i = 0; i < ours.length; i++) {
            assertThat(ours[i]).as("weight %d", i).isCloseTo(theirs[i], within(1e-5f));
        }
    }

    @Test
    void zeroStaysZeroAndTheLargestWeightStaysItself() {
        // Scales 1/127 and 2; 0.5 and 63.5 go to the even neighbours 0 and 64.
        float[] rounded = new WeightGrid(8).rounded(new float[] {0, 1, -1, 127, 0, -254}, 2);
        assertThat(rounded).containsExactly(0, 0, -1, 128, 0, -254);
    }

    @Test
    void aRoundedModelIsRoundedToItself() {
        WeightGrid grid = new WeightGrid(8);
        float[] once = grid.rounded(WEIGHTS, UNITS);
        float[] twice = grid.rounded(once, UNITS);
        for (int i = 0; i < once.length; i++) {
            assertThat(twice[i]).isCloseTo(once[i], within(1e-6f * Math.abs(once[i])));
        }
    }

    @Test
    void theGradientOfAWeightGoesStraightThrough() {
        float[] gradient = run(tf -> {
            Operand<TFloat32> weights = tf.identity(weights(tf));
            Operand<TFloat32> rounded = new WeightGrid(4).rounded(tf, weights);
            Operand<TFloat32> sum = tf.reduceSum(tf.math.mul(rounded, tf.constant(3f)), tf.array(0, 1));
            return gradient(tf, sum, weights);
        });
        assertThat(gradient).containsOnly(3f);
    }

    private static Operand<TFloat32> gradient(Ops tf, Operand<TFloat32> of, Operand<TFloat32> by) {
        CustomGradients.install();
        Graph graph = (Graph) tf.scope().env();
        return graph.addGradients(of.asOutput(), new Output<?>[] {by.asOutput()})[0].expect(TFloat32.class);
    }

    /** Steps of a half from −1 to 6.5: 16 numbers of 4 bits, zero among them. */
    @Test
    void activationsAreCutOffAndRoundedOnTheirRange() {
        float[] rounded = run(tf -> range(tf).rounded(tf, tf.constant(new float[] {-3, -0.3f, 0, 0.2f, 0.3f, 9}), 4));
        assertThat(rounded).containsExactly(-1, -0.5f, 0, 0, 0.5f, 6.5f);
    }

    private static Range range(Ops tf) {
        return new Range(tf.constant(-1f), tf.constant(6.5f));
    }

    @Test
    void theGradientOfAnActivationIsOneInsideItsRangeAndZeroOutside() {
        float[] gradient = run(tf -> {
            Operand<TFloat32> values = tf.identity(tf.constant(new float[] {-3, -0.3f, 0, 0.2f, 6.4f, 9}));
            return gradient(tf, tf.reduceSum(range(tf).rounded(tf, values, 4), tf.array(0)), values);
        });
        assertThat(gradient).containsExactly(0, 1, 1, 1, 1, 0);
    }

    /** Of ½ Σ round(x)² it is round(x) · inside, and of that inside · inside. */
    @Test
    void itCanBeDifferentiatedAgain() {
        float[] gradient = run(tf -> {
            Operand<TFloat32> values = tf.identity(tf.constant(new float[] {-3, -0.3f, 0.2f, 9}));
            Operand<TFloat32> rounded = range(tf).rounded(tf, values, 4);
            Operand<TFloat32> half =
                    tf.math.mul(tf.constant(0.5f), tf.reduceSum(tf.math.mul(rounded, rounded), tf.array(0)));
            return gradient(tf, tf.reduceSum(gradient(tf, half, values), tf.array(0)), values);
        });
        assertThat(gradient).containsExactly(0, 1, 1, 0);
    }

    @Test
    void theRangeOfABatchHoldsZero() {
        assertThat(run(tf -> Range.of(tf, tf.constant(new float[] {2, 5})).low()))
                .containsExactly(0);
        assertThat(run(tf -> Range.of(tf, tf.constant(new float[] {-2, -5})).high()))
                .containsExactly(0);
        assertThat(run(tf -> Range.of(tf, tf.constant(new float[][] {{-2, -5}, {1, 4}}))
                        .high()))
                .containsExactly(4);
    }

    @Test
    void aRangeMovesTowardsTheBatch() {
        float[] low = run(tf -> range(tf)
                .towards(tf, new Range(tf.constant(-2f), tf.constant(0f)), tf.constant(0.75f))
                .low());
        float[] high = run(tf -> range(tf)
                .towards(tf, new Range(tf.constant(-2f), tf.constant(0.5f)), tf.constant(0f))
                .high());
        assertThat(low).containsExactly(-1.25f);
        assertThat(high).as("nothing kept: the first batch").containsExactly(0.5f);
    }
}
