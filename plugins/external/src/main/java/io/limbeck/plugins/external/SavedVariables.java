package io.limbeck.plugins.external;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.model.TrainedWeights;
import io.limbeck.spi.model.Weights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;

/** Variables of a SavedModel under the names they have here: those of TensorFlow 1 by reference, of 2 by handle. */
final class SavedVariables {

    private static final Set<String> REFERENCES = Set.of("Variable", "VariableV2");

    private SavedVariables() {}

    /**
     * {@return the values of these variables}
     *
     * @param graph the SavedModel's graph
     * @param session the session that holds their values
     * @param names their names here, and in the graph
     * @throws InvalidInputException if one is not there, or holds other than 32-bit floats
     */
    static TrainedWeights read(Graph graph, Session session, Map<String, String> names) {
        Map<String, Operand<?>> known = values(graph);
        Map<String, Weights> variables = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        names.forEach((ours, theirs) -> {
            Operand<?> value = known.get(theirs);
            if (value == null) {
                problems.add(Problem.error(
                        "variables." + ours,
                        "the SavedModel has no variable '" + theirs + "'",
                        known.isEmpty() ? "it has none at all" : "name one of " + known.keySet()));
            } else {
                try {
                    variables.put(ours, fetch(session, value));
                } catch (ClassCastException | IllegalArgumentException e) {
                    problems.add(Problem.error(
                            "variables." + ours,
                            "'" + theirs + "' cannot be read as 32-bit floats: " + e.getMessage(),
                            "leave it out"));
                }
            }
        });
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        return TrainedWeights.of(variables);
    }

    /** {@return what gives the value of each variable, by name}: the variable itself, or an operation that reads a handle */
    private static Map<String, Operand<?>> values(Graph graph) {
        Map<String, Operand<?>> values = new TreeMap<>();
        graph.operations().forEachRemaining(operation -> {
            if (REFERENCES.contains(operation.type())) {
                values.put(operation.name(), operation.output(0));
            } else if (operation.type().equals("ReadVariableOp")) {
                for (Operand<?> input : operation.inputs()) {
                    if (input.op().type().equals("VarHandleOp")) {
                        values.putIfAbsent(input.op().name(), operation.output(0));
                    }
                }
            }
        });
        return values;
    }

    private static Weights fetch(Session session, Operand<?> value) {
        try (Result result = session.runner().fetch(value).run()) {
            TFloat32 tensor = (TFloat32) result.get(0);
            float[] values = new float[Math.toIntExact(tensor.size())];
            tensor.copyTo(NdArrays.wrap(tensor.shape(), DataBuffers.of(values, false, false)));
            return new Weights(tensor.shape().asArray(), values);
        }
    }
}
