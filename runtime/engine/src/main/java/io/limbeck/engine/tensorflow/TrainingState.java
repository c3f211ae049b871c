package io.limbeck.engine.tensorflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Where a training stands. Together with the variables it is all that is needed to go on: epoch and batch follow from
 * the step, and every random number from seed and step.
 */
final class TrainingState {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Optimizer steps done. */
    long step;
    /** Sum of the objective over the steps of this epoch that were looked at. */
    double objectiveSum;
    /** How many steps of this epoch were looked at. */
    long objectiveCount;
    /** Best figure so far on the validation split; less is better. */
    OptionalDouble best = OptionalDouble.empty();
    /** Epochs done when the best figure was seen. */
    long bestEpoch;
    /** Whether early stopping has ended the training. */
    boolean stopped;
    /** One point per finished epoch. */
    final List<Map<String, Double>> curve = new ArrayList<>();

    String toJson() {
        ObjectNode json = JSON.createObjectNode();
        json.put("step", step);
        json.put("objectiveSum", objectiveSum);
        json.put("objectiveCount", objectiveCount);
        best.ifPresent(value -> json.put("best", value));
        json.put("bestEpoch", bestEpoch);
        json.put("stopped", stopped);
        ArrayNode points = json.putArray("curve");
        curve.forEach(point -> points.addPOJO(point));
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A training state is always JSON", e);
        }
    }

    static TrainingState fromJson(String text) throws IOException {
        ObjectNode json = (ObjectNode) JSON.readTree(text);
        TrainingState state = new TrainingState();
        state.step = json.required("step").asLong();
        state.objectiveSum = json.required("objectiveSum").asDouble();
        state.objectiveCount = json.required("objectiveCount").asLong();
        state.best = json.has("best") ? OptionalDouble.of(json.get("best").asDouble()) : OptionalDouble.empty();
        state.bestEpoch = json.required("bestEpoch").asLong();
        state.stopped = json.required("stopped").asBoolean();
        json.required("curve").forEach(point -> {
            Map<String, Double> values = new LinkedHashMap<>();
            point.properties()
                    .forEach(
                            entry -> values.put(entry.getKey(), entry.getValue().asDouble()));
            state.curve.add(values);
        });
        return state;
    }
}
