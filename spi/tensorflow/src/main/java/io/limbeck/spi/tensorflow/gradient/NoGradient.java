package io.limbeck.spi.tensorflow.gradient;

import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * What stands for "no gradient" in the C++ registry: an output of no operation. TensorFlow Java has no name for it, but
 * gives one where it is asked about something that does not change. It saves what zeros in its place would cost: those
 * are carried all the way back.
 */
final class NoGradient {

    static final Output<?> OUTPUT = find();

    private NoGradient() {}

    private static Output<?> find() {
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph);
            Operand<TFloat32> constant = tf.constant(0f);
            return graph.addGradients(tf.stopGradient(constant).asOutput(), new Output<?>[] {constant.asOutput()})[0];
        }
    }
}
