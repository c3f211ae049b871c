package io.limbeck.engine.tensorflow;

import io.limbeck.spi.model.Weights;
import io.limbeck.spi.tensorflow.local.Replicas.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * All trainable variables of a graph as one vector.
 *
 * @param parameters the variables' places, in order
 */
record ParameterVector(List<Parameter> parameters) {

    ParameterVector {
        parameters = List.copyOf(parameters);
    }

    static ParameterVector of(StepGraph variables) {
        List<Parameter> parameters = new ArrayList<>();
        int from = 0;
        for (String name : variables.trainable()) {
            long[] shape = variables.shape(name);
            int to = from + Math.toIntExact(LongStream.of(shape).reduce(1, Math::multiplyExact));
            parameters.add(new Parameter(name, LongStream.of(shape).boxed().toList(), from, to));
            from = to;
        }
        return new ParameterVector(parameters);
    }

    /** {@return the present values, {@code [parameters]}} */
    float[] read(StepGraph graph) {
        float[] all = new float[parameters.get(parameters.size() - 1).to()];
        List<String> names = parameters.stream().map(Parameter::name).toList();
        Map<String, Weights> values = graph.read(names);
        int at = 0;
        for (Weights one : values.values()) {
            System.arraycopy(one.values(), 0, all, at, one.values().length);
            at += one.values().length;
        }
        return all;
    }

    /** {@return the part that the architecture made}; variables of loss terms are left out */
    Map<String, Weights> own(float[] vector) {
        Map<String, Weights> values = new LinkedHashMap<>();
        for (Parameter one : parameters) {
            if (one.name().startsWith(ModelWeights.SCOPE)) {
                long[] shape = one.shape().stream().mapToLong(Long::longValue).toArray();
                values.put(one.name(), new Weights(shape, Arrays.copyOfRange(vector, one.from(), one.to())));
            }
        }
        return values;
    }
}
