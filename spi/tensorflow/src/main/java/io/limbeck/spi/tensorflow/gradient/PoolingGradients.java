package io.limbeck.spi.tensorflow.gradient;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.nn.AvgPool;
import org.tensorflow.op.nn.MaxPoolGradGrad;
import org.tensorflow.types.TInt32;

/**
 * Gradients of the gradients of pooling. Both are linear in what comes from above; which place of a window is the largest
 * does not change with a small change of the input.
 */
final class PoolingGradients {

    private PoolingGradients() {}

    static List<OpGradient> all() {
        return List.of(
                new Definition("AvgPoolGrad", PoolingGradients::average),
                new Definition(
                        "MaxPoolGrad",
                        in -> List.of(in.none(), in.none(), picked(in, sizes(in, "ksize"), sizes(in, "strides")))),
                new Definition(
                        "MaxPoolGradV2",
                        in -> List.of(
                                in.none(), in.none(), picked(in, in.codes(3), in.codes(4)), in.none(), in.none())));
    }

    private static List<Operand<?>> average(Differentiated in) {
        return List.of(
                in.none(),
                in.tf()
                        .nn
                        .avgPool(
                                in.gradient(),
                                in.numbers("ksize"),
                                in.numbers("strides"),
                                in.text("padding"),
                                AvgPool.dataFormat(in.text("data_format"))));
    }

    /** {@return what stands in {@code g} where the largest value of each window stands in the input} */
    private static Operand<?> picked(Differentiated in, Operand<TInt32> window, Operand<TInt32> strides) {
        return in.tf()
                .nn
                .maxPoolGradGrad(
                        in.input(0),
                        in.input(1),
                        in.gradient(),
                        window,
                        strides,
                        in.text("padding"),
                        MaxPoolGradGrad.dataFormat(in.text("data_format")));
    }

    private static Operand<TInt32> sizes(Differentiated in, String attribute) {
        return in.tf()
                .constant(
                        in.numbers(attribute).stream().mapToInt(Long::intValue).toArray());
    }
}
