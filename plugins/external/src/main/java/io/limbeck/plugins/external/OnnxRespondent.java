package io.limbeck.plugins.external;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A loaded ONNX model. */
final class OnnxRespondent implements AskedTeacher.Respondent {

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final String input;
    private final long[] shape;
    private final String output;
    private final List<Integer> row;

    private OnnxRespondent(
            OrtEnvironment environment,
            OrtSession session,
            String input,
            long[] shape,
            String output,
            List<Integer> row) {
        this.environment = environment;
        this.session = session;
        this.input = input;
        this.shape = shape;
        this.output = output;
        this.row = row;
    }

    static OnnxRespondent load(Path file, Onnx.Settings settings, List<Integer> row) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        OrtSession session = environment.createSession(file.toString());
        try {
            String input = ModelFiles.choose("input", "input", settings.input(), session.getInputNames());
            String output = ModelFiles.choose("output", "output", settings.output(), session.getOutputNames());
            long[] shape = floats("input", input, session.getInputInfo()).getShape();
            floats("output", output, session.getOutputInfo());
            RowShape.fit(input, shape, row, 1);
            return new OnnxRespondent(environment, session, input, shape, output, row);
        } catch (RuntimeException | OrtException e) {
            session.close();
            throw e;
        }
    }

    private static TensorInfo floats(String setting, String name, Map<String, NodeInfo> nodes) {
        NodeInfo node = nodes.get(name);
        if (node == null || !(node.getInfo() instanceof TensorInfo tensor)) {
            throw new InvalidInputException(Problem.error(
                    setting,
                    "'" + name + "' is no tensor but '" + (node == null ? "nothing" : node.getInfo()) + "'",
                    "scikit-learn models: convert with the option 'zipmap: False' and name the output with the"
                            + " probabilities"));
        }
        if (tensor.type != OnnxJavaType.FLOAT) {
            throw new InvalidInputException(Problem.error(
                    setting,
                    "'" + name + "' is of type '" + tensor.type + "'",
                    "only 32-bit floats can be handed over; name another " + setting + ", or export the model anew"));
        }
        return tensor;
    }

    @Override
    public float[] ask(float[] features, int rows) {
        try (OnnxTensor fed = OnnxTensor.createTensor(
                        environment, FloatBuffer.wrap(features), RowShape.fit(input, shape, row, rows));
                OrtSession.Result result = session.run(Map.of(input, fed), Set.of(output))) {
            FloatBuffer said = ((OnnxTensor) result.get(0)).getFloatBuffer();
            float[] numbers = new float[said.remaining()];
            said.get(numbers);
            return numbers;
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime failed: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime failed: " + e.getMessage(), e);
        }
    }
}
