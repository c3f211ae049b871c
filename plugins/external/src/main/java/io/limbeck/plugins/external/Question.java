package io.limbeck.plugins.external;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;

/** The body of an inference request. Written by hand: rows become text without a tree in between. */
final class Question {

    private Question() {}

    static String of(String input, long[] shape, float[] features, String output) {
        StringBuilder text = new StringBuilder(features.length * 12 + 200);
        text.append("{\"inputs\":[{\"name\":").append(quoted(input)).append(",\"shape\":[");
        for (int i = 0; i < shape.length; i++) {
            text.append(i == 0 ? "" : ",").append(shape[i]);
        }
        text.append("],\"datatype\":\"FP32\",\"data\":[");
        for (int i = 0; i < features.length; i++) {
            if (!Float.isFinite(features[i])) {
                throw new InvalidInputException(Problem.error(
                        "",
                        "a row holds '" + features[i] + "', which JSON cannot carry",
                        "fill missing values in first"));
            }
            text.append(i == 0 ? "" : ",").append(features[i]);
        }
        return text.append("]}],\"outputs\":[{\"name\":")
                .append(quoted(output))
                .append("}]}")
                .toString();
    }

    private static String quoted(String name) {
        return jakarta.json.Json.createValue(name).toString();
    }
}
