package io.limbeck.spi.tensorflow.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limbeck.spi.InvalidInputException;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.math.Cumsum;
import org.tensorflow.types.TFloat32;

/** Every gradient that is added agrees with finite differences; see {@link Tried} for the tolerance. */
class CustomGradientsTest {

    private static final double TOLERANCE = 1e-4;
    private static final List<Long> WINDOW = List.of(1L, 2L, 2L, 1L);
    private static final List<Long> EACH = List.of(1L, 1L, 1L, 1L);

    private static Arguments that(String type, Tried.Function function) {
        return Arguments.of(type, function, Tried.numbers(32), new long[] {1, 4, 4, 2});
    }

    private static Operand<TFloat32> kernel(Ops tf, long... shape) {
        return tf.constant(Tried.tensor(Tried.numbers((int) Shape.of(shape).size()), shape));
    }

    private static Operand<TFloat32> as(Ops tf, Operand<TFloat32> x, int... shape) {
        return tf.reshape(x, tf.constant(shape));
    }

    private static Operand<TFloat32> positive(Ops tf, Operand<TFloat32> x) {
        return tf.math.add(tf.math.square(x), tf.constant(0.5f));
    }

    static Stream<Arguments> functions() {
        return Stream.of(
                that("OnesLike", (tf, x) -> tf.math.exp(x)),
                that("ReluGrad", (tf, x) -> tf.math.square(tf.nn.relu(x))),
                that("Relu6Grad", (tf, x) -> tf.math.square(tf.nn.relu6(x))),
                that("EluGrad", (tf, x) -> tf.nn.elu(x)),
                that("SeluGrad", (tf, x) -> tf.nn.selu(x)),
                that("SoftplusGrad", (tf, x) -> tf.math.softplus(x)),
                that("SoftsignGrad", (tf, x) -> tf.nn.softsign(x)),
                that("TanhGrad", (tf, x) -> tf.math.tanh(x)),
                that("SigmoidGrad", (tf, x) -> tf.math.sigmoid(x)),
                that("SqrtGrad", (tf, x) -> tf.math.sqrt(positive(tf, x))),
                that("RsqrtGrad", (tf, x) -> tf.math.rsqrt(positive(tf, x))),
                that("ReciprocalGrad", (tf, x) -> tf.math.reciprocal(positive(tf, x))),
                that(
                        "StridedSliceGrad",
                        (tf, x) -> tf.math.square(tf.stridedSlice(
                                x,
                                tf.constant(new int[] {0, 1, 0}),
                                tf.constant(new int[] {1, 4, 3}),
                                tf.constant(new int[] {1, 2, 1})))),
                that(
                        "Gather",
                        (tf, x) -> tf.math.square(tf.math.unsortedSegmentSum(
                                as(tf, x, 4, 8), tf.constant(new int[] {0, 1, 0, 2}), tf.constant(3)))),
                Arguments.of(
                        "MaxPoolGradV2",
                        (Tried.Function) (tf, x) -> tf.math.square(tf.nn.maxPool(
                                x, tf.constant(new int[] {1, 2, 2, 1}), tf.constant(new int[] {1, 2, 2, 1}), "VALID")),
                        Tried.apart(32),
                        new long[] {1, 4, 4, 2}),
                that("AvgPoolGrad", (tf, x) -> tf.math.square(tf.nn.avgPool(x, WINDOW, EACH, "SAME"))),
                that(
                        "Conv2DBackpropFilter",
                        (tf, x) -> tf.math.square(
                                tf.nn.conv2d(kernel(tf, 1, 6, 6, 2), as(tf, x, 2, 2, 2, 4), WINDOW, "SAME"))),
                that(
                        "DepthwiseConv2dNativeBackpropInput",
                        (tf, x) ->
                                tf.math.square(tf.nn.depthwiseConv2dNative(x, kernel(tf, 2, 2, 2, 2), WINDOW, "SAME"))),
                that(
                        "DepthwiseConv2dNativeBackpropFilter",
                        (tf, x) -> tf.math.square(tf.nn.depthwiseConv2dNative(
                                kernel(tf, 1, 5, 5, 2), as(tf, x, 2, 4, 2, 2), EACH, "VALID"))),
                that("BiasAddGrad", (tf, x) -> tf.math.tanh(tf.nn.biasAdd(kernel(tf, 3, 32), as(tf, x, 32)))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("functions")
    void theSecondDerivativeAgreesWithFiniteDifferencesOfTheFirst(
            String type, Tried.Function function, float[] x, long[] shape) {
        assertThat(typesInTheGradientOf(function, shape)).as("what is tried").contains(type);
        assertThat(Tried.error(function, x, shape)).isLessThan(TOLERANCE);
    }

    @Test
    void noGradientIsLeftUntried() {
        Set<String> tried = new TreeSet<>();
        functions().forEach(one -> tried.add((String) one.get()[0]));
        // The older names of MaxPoolGradV2 and ReciprocalGrad: only graphs made elsewhere have them, by the same rules.
        tried.addAll(List.of("MaxPoolGrad", "InvGrad"));
        Set<String> ours = new TreeSet<>(CustomGradients.types());
        ours.removeAll(List.of("Cumprod", "Erfc", "Cross"));
        assertThat(tried).isEqualTo(ours);
    }

    private static Set<String> typesInTheGradientOf(Tried.Function function, long... shape) {
        CustomGradients.install();
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph);
            Placeholder<TFloat32> at = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(shape)));
            Tried.gradient(graph, function.of(tf, at), at);
            Set<String> types = new TreeSet<>();
            Iterator<GraphOperation> all = graph.operations();
            while (all.hasNext()) {
                types.add(all.next().type());
            }
            return types;
        }
    }

    /** Builds a network's logits from weights and features. */
    private interface Network {
        Operand<TFloat32> of(Ops tf, Operand<TFloat32> weights, Operand<TFloat32> features);
    }

    /** Gradient matching is trained by just this: the derivative of a norm of input gradients by a weight. */
    private static double errorOfWeights(Network network, long[] features, long... weights) {
        CustomGradients.install();
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph);
            Placeholder<TFloat32> at = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(weights)));
            Operand<TFloat32> seen = kernel(tf, features);
            Operand<TFloat32> first =
                    tf.gather(tf.nn.logSoftmax(network.of(tf, at, seen)), tf.constant(0), tf.constant(1));
            Operand<TFloat32> norm = tf.nn.l2Loss(Tried.gradient(graph, first, seen));
            return Tried.error(
                    graph, norm, at, Tried.numbers((int) Shape.of(weights).size()), weights);
        }
    }

    @Test
    void aPerceptronWithReluAndTanhLearnsItsInputGradients() {
        double error = errorOfWeights(
                (tf, weights, x) -> {
                    Operand<TFloat32> hidden = tf.nn.relu(tf.linalg.matMul(x, kernel(tf, 4, 6)));
                    Operand<TFloat32> second = tf.math.tanh(tf.linalg.matMul(hidden, weights));
                    return tf.linalg.matMul(second, kernel(tf, 3, 3));
                },
                new long[] {5, 4},
                6,
                3);
        assertThat(error).isLessThan(1e-3);
    }

    @Test
    void aConvolutionalNetworkWithBothPoolingsLearnsItsInputGradients() {
        double error = errorOfWeights(
                (tf, weights, x) -> {
                    Operand<TFloat32> one = tf.math.sigmoid(tf.nn.conv2d(x, weights, EACH, "SAME"));
                    Operand<TFloat32> max = tf.nn.maxPool(
                            one, tf.constant(new int[] {1, 2, 2, 1}), tf.constant(new int[] {1, 2, 2, 1}), "VALID");
                    Operand<TFloat32> two = tf.math.softplus(tf.nn.conv2d(max, kernel(tf, 2, 2, 2, 3), EACH, "SAME"));
                    Operand<TFloat32> mean = tf.nn.avgPool(two, WINDOW, WINDOW, "VALID");
                    return tf.linalg.matMul(as(tf, mean, 2, 12), kernel(tf, 12, 3));
                },
                new long[] {2, 8, 8, 1},
                3,
                3,
                1,
                2);
        assertThat(error).isLessThan(1e-3);
    }

    /** A gradient that a plugin brings, for rows without a zero. */
    private static final class Cumprod implements OpGradient {

        @Override
        public String type() {
            return "Cumprod";
        }

        /** For y = cumprod(x) along the rows: dx_j = Σ_{i ≥ j} g_i · y_i / x_j. */
        @Override
        public List<Operand<?>> of(Differentiated in) {
            Ops tf = in.tf();
            Operand<TFloat32> sums =
                    tf.math.cumsum(tf.math.mul(in.gradient(), in.output()), in.codes(1), Cumsum.reverse(true));
            return List.of(tf.math.div(sums, in.input(0)), in.none());
        }
    }

    @Test
    void aGradientThatAPluginBringsIsUsed() {
        Tried.Function product = (tf, x) -> tf.math.cumprod(as(tf, x, 8, 4), tf.constant(1));
        CustomGradients.add("my/cumprod", new Cumprod());
        CustomGradients.add("my/cumprod", new Cumprod());
        assertThat(CustomGradients.types()).contains("Cumprod");
        assertThat(Tried.error(product, Tried.numbers(32), 1, 4, 4, 2)).isLessThan(TOLERANCE);
        assertThatThrownBy(() -> CustomGradients.add("other/cumprod", new Cumprod()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("other/cumprod: brings a gradient of 'Cumprod', but 'my/cumprod' has one already")
                .hasMessageContaining("a type of operation has one gradient");
    }

    /** For z = x × b the gradient is b × g. */
    @Test
    void aGradientThatIsAddedAfterTheOthersWereInstalledIsUsedAtOnce() {
        CustomGradients.install();
        CustomGradients.add(
                "my/cross",
                new Definition("Cross", in -> List.of(in.tf().linalg.cross(in.input(1), in.gradient()), in.none())));
        try (Graph graph = new Graph();
                Session session = new Session(graph)) {
            Ops tf = Ops.create(graph);
            Operand<TFloat32> x = tf.constant(new float[] {1, 2, 3});
            Operand<TFloat32> product = tf.linalg.cross(x, tf.constant(new float[] {0, 0, 2}));
            Operand<TFloat32> slope = Tried.gradient(graph, product, x); // of the sum: g is (1, 1, 1)
            try (Result result = session.runner().fetch(slope).run()) {
                float[] values = StdArrays.array1dCopyOf((TFloat32) result.get(0));
                assertThat(values).containsExactly(-2, 2, 0);
            }
        }
    }

    @Test
    void aGradientThatIsThereAlreadyIsRefused() {
        assertThatThrownBy(() -> CustomGradients.add("my/matmul", new Definition("MatMul", in -> List.of())))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("my/matmul: brings a gradient of 'MatMul', but 'TensorFlow' has one already");
        assertThatThrownBy(() -> CustomGradients.add("my/tanh", new Definition("TanhGrad", in -> List.of())))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("but 'Limbeck' has one already");
    }

    @Test
    void aGradientThatForgetsAnInputIsToldOf() {
        CustomGradients.add("my/erfc", new Definition("Erfc", in -> List.of(in.none(), in.none())));
        assertThatThrownBy(() -> Tried.error((tf, x) -> tf.math.erfc(x), Tried.numbers(4), 4))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("The gradient of 'Erfc' from 'my/erfc' speaks of '2' inputs");
    }
}
