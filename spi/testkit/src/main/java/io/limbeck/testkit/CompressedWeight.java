package io.limbeck.testkit;

import io.limbeck.spi.tensorflow.compression.Compressor;
import io.limbeck.spi.tensorflow.compression.WeightInputs;
import io.limbeck.spi.tensorflow.gradient.CustomGradients;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** One variable of a model, as a training graph computes with it. */
final class CompressedWeight {

    private CompressedWeight() {}

    private record Inputs(Ops tf, InterimModel model, String name) implements WeightInputs {

        @Override
        public Shape shape() {
            return Shape.of(model.shape(name));
        }

        @Override
        public Operand<TFloat32> value() {
            return tf.constant(shape(), DataBuffers.of(model.values(name)));
        }

        @Override
        public Operand<TFloat32> state(String state, Shape shape, float first) {
            model.declare(name, state, (int) shape.size(), first);
            return tf.constant(shape, DataBuffers.of(model.weightState(name, state)));
        }
    }

    /** Has the compressor declare its states. */
    static void declare(Compressor compressor, InterimModel model, String name) {
        CustomGradients.install();
        try (Graph graph = new Graph()) {
            compressor.weight(new Inputs(Ops.create(graph), model, name));
        }
    }

    /** {@return what the graph computes with, row-major, with the states as they are} */
    static float[] value(Compressor compressor, InterimModel model, String name) {
        try (Graph graph = new Graph();
                Session session = new Session(graph)) {
            Operand<TFloat32> value = compressor.weight(new Inputs(Ops.create(graph), model, name));
            try (Result result = session.runner().fetch(value).run()) {
                TFloat32 tensor = (TFloat32) result.get(0);
                float[] copy = new float[(int) tensor.size()];
                tensor.copyTo(NdArrays.wrap(tensor.shape(), DataBuffers.of(copy)));
                return copy;
            }
        }
    }
}
