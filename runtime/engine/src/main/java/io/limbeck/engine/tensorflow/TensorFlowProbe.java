package io.limbeck.engine.tensorflow;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.TensorFlow;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Finds out whether TensorFlow works here. */
public final class TensorFlowProbe {

    private TensorFlowProbe() {}

    /**
     * Runs one small graph with these options.
     *
     * @return version and device, for people
     * @throws IllegalStateException if the graph gives a wrong result, or the GPU asked for is not there
     */
    public static String run(SessionOptions options) {
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph);
            Ops on = options.gpu() < 0 ? tf : tf.withDevice(gpu());
            Operand<TFloat32> product =
                    on.linalg.matMul(on.constant(new float[][] {{1, 2}}), on.constant(new float[][] {{3}, {4}}));
            try (Session session = new Session(graph, options.strict());
                    Result result = session.runner().fetch(product).run()) {
                float value = ((TFloat32) result.get(0)).getFloat(0, 0);
                if (value != 11) {
                    throw new IllegalStateException("a product of matrices came out as '" + value + "' in place of 11");
                }
            }
        }
        List<String> parts = new ArrayList<>();
        parts.add("version " + TensorFlow.version());
        parts.add("a graph ran on " + options.device());
        return String.join(", ", parts);
    }

    /**
     * Makes sure that the GPU is there, if one is asked for; otherwise costs nothing.
     *
     * @throws io.limbeck.spi.InvalidInputException if it is not
     */
    public static void requireDevice(SessionOptions options) {
        Devices.require(options);
    }

    private static org.tensorflow.DeviceSpec gpu() {
        return org.tensorflow.DeviceSpec.newBuilder()
                .deviceType(org.tensorflow.DeviceSpec.DeviceType.GPU)
                .deviceIndex(0)
                .build();
    }
}
