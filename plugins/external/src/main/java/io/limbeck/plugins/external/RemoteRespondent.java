package io.limbeck.plugins.external;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A model behind an endpoint. */
final class RemoteRespondent implements AskedTeacher.Respondent {

    private static final String FLOATS = "FP32";

    private final InferenceClient client;
    private final String input;
    private final long[] shape;
    private final String output;
    private final List<Integer> row;

    private RemoteRespondent(InferenceClient client, String input, long[] shape, String output, List<Integer> row) {
        this.client = client;
        this.input = input;
        this.shape = shape;
        this.output = output;
        this.row = row;
    }

    /** Asks for the model's metadata and checks that the rows fit. */
    static RemoteRespondent connect(InferenceClient client, OpenInference.Settings settings, List<Integer> row) {
        JsonObject metadata = client.metadata();
        Map<String, JsonObject> inputs = tensors(metadata, "inputs");
        Map<String, JsonObject> outputs = tensors(metadata, "outputs");
        String input = ModelFiles.choose("input", "input", settings.input(), inputs.keySet());
        String output = ModelFiles.choose("output", "output", settings.output(), outputs.keySet());
        requireFloats("input", input, inputs);
        requireFloats("output", output, outputs);
        long[] shape = longs(inputs.getOrDefault(input, JsonValue.EMPTY_JSON_OBJECT));
        RowShape.fit(input, shape, row, 1);
        return new RemoteRespondent(client, input, shape, output, row);
    }

    private static Map<String, JsonObject> tensors(JsonObject from, String key) {
        Map<String, JsonObject> tensors = new LinkedHashMap<>();
        if (from.get(key) instanceof JsonArray list) {
            for (JsonValue one : list) {
                if (one instanceof JsonObject tensor) {
                    tensors.put(tensor.getString("name", ""), tensor);
                }
            }
        }
        return tensors;
    }

    private static void requireFloats(String setting, String name, Map<String, JsonObject> tensors) {
        String type = Optional.ofNullable(tensors.get(name))
                .map(tensor -> tensor.getString("datatype", ""))
                .orElse("");
        if (!type.equals(FLOATS)) {
            throw new InvalidInputException(Problem.error(
                    setting,
                    "'" + name + "' is of type '" + type + "'",
                    "only " + FLOATS + " can be handed over; name another " + setting));
        }
    }

    private static long[] longs(JsonObject tensor) {
        return tensor.get("shape") instanceof JsonArray sizes
                ? sizes.getValuesAs(JsonNumber.class).stream()
                        .mapToLong(JsonNumber::longValue)
                        .toArray()
                : new long[0];
    }

    @Override
    public float[] ask(float[] features, int rows) {
        long[] handed = RowShape.fit(input, shape, row, rows);
        JsonObject answer = client.infer(Question.of(input, handed, features, output));
        JsonObject said = tensors(answer, "outputs").get(output);
        if (said == null || !(said.get("data") instanceof JsonArray data)) {
            throw new InvalidInputException(Problem.error(
                    "output", "the endpoint's answer holds no '" + output + "' with data", "name another output"));
        }
        float[] numbers = new float[Math.multiplyExact(rows, columns(said, rows))];
        int filled = fill(numbers, 0, data);
        if (filled != numbers.length) {
            throw wrongShape(said, rows);
        }
        return numbers;
    }

    private static int columns(JsonObject said, int rows) {
        long[] shape = longs(said);
        if (shape.length == 0 || shape[0] != rows) {
            throw wrongShape(said, rows);
        }
        return Math.toIntExact(Arrays.stream(shape, 1, shape.length).reduce(1, Math::multiplyExact));
    }

    private static InvalidInputException wrongShape(JsonObject said, int rows) {
        return new InvalidInputException(Problem.error(
                "output",
                "the endpoint was asked about " + rows + " rows and answers with shape " + said.get("shape") + " and "
                        + (said.get("data") instanceof JsonArray data ? data.size() : 0) + " entries",
                "name the output that holds one row of class scores for each row asked about"));
    }

    /** Data may be flat or nested as the shape is. {@return where filling stopped} */
    private static int fill(float[] numbers, int at, JsonArray data) {
        int next = at;
        for (JsonValue value : data) {
            if (value instanceof JsonArray inner) {
                next = fill(numbers, next, inner);
            } else if (value instanceof JsonNumber number && next < numbers.length) {
                numbers[next++] = (float) number.doubleValue();
            } else {
                return -1;
            }
            if (next < 0) {
                return -1;
            }
        }
        return next;
    }

    @Override
    public void close() {}
}
