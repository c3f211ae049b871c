package io.limbeck.spi.tensorflow.gradient;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.StridedSlice;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Gradients of operations that move numbers about: the gradient moves them back. */
final class ArrayGradients {

    private ArrayGradients() {}

    static List<OpGradient> all() {
        return List.of(
                // Every gradient begins with it: the gradient of a sum with respect to itself.
                new Definition("OnesLike", in -> List.of(in.none())),
                new Definition("BiasAddGrad", ArrayGradients::biasAdd),
                new Definition("StridedSliceGrad", ArrayGradients::stridedSlice),
                new Definition("Gather", ArrayGradients::gather));
    }

    /** The gradient of a bias is a sum over all rows and places. */
    private static List<Operand<?>> biasAdd(Differentiated in) {
        if (!in.text("data_format").equals("NHWC")) {
            throw new IllegalStateException("The gradient of 'BiasAddGrad' is there for the data format 'NHWC', but not"
                    + " for '" + in.text("data_format") + "'");
        }
        return List.of(in.tf().broadcastTo(in.gradient(), in.tf().shape(in.input(0))));
    }

    private static List<Operand<?>> stridedSlice(Differentiated in) {
        Operand<TFloat32> slice = in.tf()
                .stridedSlice(
                        in.gradient(),
                        in.codes(1),
                        in.codes(2),
                        in.codes(3),
                        StridedSlice.beginMask(number(in, "begin_mask")),
                        StridedSlice.endMask(number(in, "end_mask")),
                        StridedSlice.ellipsisMask(number(in, "ellipsis_mask")),
                        StridedSlice.newAxisMask(number(in, "new_axis_mask")),
                        StridedSlice.shrinkAxisMask(number(in, "shrink_axis_mask")));
        return List.of(in.none(), in.none(), in.none(), in.none(), slice);
    }

    private static long number(Differentiated in, String attribute) {
        return in.operation().attributes().getAttrInt(attribute);
    }

    /** The older form of GatherV2, which the gradient of a segment sum still uses. */
    private static List<Operand<?>> gather(Differentiated in) {
        Ops tf = in.tf();
        Operand<TInt32> rows = tf.gather(tf.shape(in.input(0)), tf.constant(0), tf.constant(0));
        return List.of(tf.math.unsortedSegmentSum(in.gradient(), in.codes(1), rows), in.none());
    }
}
