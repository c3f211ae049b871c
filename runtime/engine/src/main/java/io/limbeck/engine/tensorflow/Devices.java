package io.limbeck.engine.tensorflow;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import org.tensorflow.DeviceSpec;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Whether a device is there. TensorFlow itself would train on the processor and say nothing. */
final class Devices {

    private Devices() {}

    /**
     * Runs one operation on the GPU that is asked for.
     *
     * @throws InvalidInputException if there is none
     */
    static void require(SessionOptions options) {
        if (options.gpu() < 0) {
            return;
        }
        DeviceSpec first = DeviceSpec.newBuilder()
                .deviceType(DeviceSpec.DeviceType.GPU)
                .deviceIndex(0)
                .build();
        try (Graph graph = new Graph();
                Session session = new Session(
                        graph,
                        options.proto().toBuilder().setAllowSoftPlacement(false).build())) {
            Ops tf = Ops.create(graph).withDevice(first);
            Operand<TFloat32> sum = tf.math.add(tf.constant(1f), tf.constant(1f));
            session.runner().fetch(sum).run().close();
        } catch (RuntimeException e) {
            throw new InvalidInputException(Problem.error(
                    "--device",
                    "TensorFlow sees no GPU '" + options.device() + "'",
                    "write 'cpu'; a GPU needs Limbeck built with '-Pgpu', an NVIDIA driver, CUDA and cuDNN"));
        }
    }
}
