package io.limbeck.scorer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Models written by hand, word by word, as {@code docs/export.md} tells it. */
final class HandMade {

    /** {@code logits = x·W + b} of two prepared floats and two classes, at words 0 to 5. */
    static final String DENSE = "{\"layer\": \"dense\", \"inputs\": 2, \"outputs\": 2,"
            + " \"weights\": {\"at\": 0, \"count\": 4}, \"biases\": {\"at\": 4, \"count\": 2}}";

    static final String RAW = """
            "raw": {
              "columns": [
                {"name": "size", "type": "number"},
                {"name": "colour", "type": "category", "categories": ["red", "blue"]}],
              "prepare": [
                {"step": "one-hot", "columns": [{"column": "colour", "categories": ["blue"], "missing": false}]},
                {"step": "scale", "columns": [{"column": "size", "mean": 10, "factor": 0.5}]}]},
            """;

    private HandMade() {}

    /** {@return numbers as little-endian words: floats as floats, integers as integers} */
    static byte[] words(Number... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        for (Number number : numbers) {
            if (number instanceof Float one) {
                bytes.putFloat(one);
            } else {
                bytes.putInt(number.intValue());
            }
        }
        return bytes.array();
    }

    static byte[] json(String features, String raw, String layer, byte[] words) {
        return """
                {"format": "limbeck-portable", "version": 1, "name": "by hand",
                 "classes": ["no", "yes"], "favourable": "yes", "features": [%s], %s
                 "weights": {"file": "weights.bin", "words": %d, "sha256": "%s"},
                 "model": %s}
                """.formatted(features, raw, words.length / 4, WeightWords.sha256(words), layer)
                .getBytes(StandardCharsets.UTF_8);
    }

    static Scorer scorer(int width, String layer, Number... numbers) throws ModelFormatException {
        StringBuilder features = new StringBuilder("\"x0\"");
        for (int i = 1; i < width; i++) {
            features.append(", \"x").append(i).append('"');
        }
        byte[] words = words(numbers);
        return Scorer.of(json(features.toString(), "", layer, words), words);
    }

    /** {@return the logits of one prepared row} */
    static float[] logits(Scorer scorer, float... row) {
        float[] logits = new float[scorer.classes().size()];
        scorer.session().logits(row, 0, logits);
        return logits;
    }

    static void write(Path folder, byte[] json, byte[] words) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve("model.json"), json);
        Files.write(folder.resolve("weights.bin"), words);
        Files.writeString(
                folder.resolve("SHA256SUMS"),
                WeightWords.sha256(json) + "  model.json\n" + WeightWords.sha256(words) + "  weights.bin\n");
    }
}
