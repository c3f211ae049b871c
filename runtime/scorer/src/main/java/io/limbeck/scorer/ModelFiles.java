package io.limbeck.scorer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** The files of an exported model. */
final class ModelFiles {

    static final String FORMAT = "limbeck-portable";
    static final int VERSION = 1;
    private static final String MODEL = "model.json";
    private static final String WEIGHTS = "weights.bin";
    private static final String SUMS = "SHA256SUMS";

    private ModelFiles() {}

    static Scorer read(Path folder) throws IOException {
        byte[] sums = bytes(folder.resolve(SUMS));
        byte[] model = bytes(folder.resolve(MODEL));
        byte[] weights = bytes(folder.resolve(WEIGHTS));
        within(MODEL, () -> {
            requireFormat(Fields.of("", JsonReader.read(model)));
            return MODEL;
        });
        List<String> lines = new String(sums, StandardCharsets.UTF_8).lines().toList();
        if (!lines.contains(WeightWords.sha256(model) + "  " + MODEL)) {
            throw new ModelFormatException("'" + folder.resolve(MODEL) + "' is damaged or was changed: its SHA-256 is"
                    + " not the one in '" + SUMS + "'; export again");
        }
        return of(model, weights);
    }

    private static byte[] bytes(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new ModelFormatException("there is no file '" + file
                    + "', so that this is no exported model, or not all of it; 'limbeck export' makes one");
        }
    }

    private static void requireFormat(Fields fields) throws ModelFormatException {
        if (!FORMAT.equals(fields.members().get("format"))) {
            throw fields.wrong("format", "'" + FORMAT + "'");
        }
        int version = fields.count("version", Integer.MAX_VALUE);
        if (version != VERSION) {
            throw new ModelFormatException("has version '" + version + "' of the format, but this scorer reads "
                    + VERSION + "; use a newer scorer, or export again");
        }
    }

    static Scorer of(byte[] model, byte[] weights) throws ModelFormatException {
        return within(MODEL, () -> {
            Fields fields = Fields.of("", JsonReader.read(model));
            requireFormat(fields);
            return scorer(fields, weights);
        });
    }

    private static Scorer scorer(Fields fields, byte[] weights) throws ModelFormatException {
        List<String> classes = fields.texts("classes");
        List<String> features = fields.texts("features");
        if (!classes.contains(fields.text("favourable"))) {
            throw fields.wrong("favourable", "one of the classes");
        }
        Layer logits = new LayerReader(new WeightWords(weights, fields.object("weights"))).read(fields.object("model"));
        if (logits.inputs() != features.size() || logits.outputs() != classes.size()) {
            throw new ModelFormatException("has a model of '" + logits.inputs() + "' floats and '" + logits.outputs()
                    + "' classes, but names " + features.size() + " features and " + classes.size() + " classes");
        }
        return new Scorer(
                fields.text("name"),
                classes,
                fields.text("favourable"),
                features,
                fields.has("raw") ? Encoder.read(fields.object("raw"), features) : null,
                logits);
    }

    private interface Reading<T> {
        T read() throws ModelFormatException;
    }

    private static <T> T within(String file, Reading<T> reading) throws ModelFormatException {
        try {
            return reading.read();
        } catch (ModelFormatException e) {
            String message = String.valueOf(e.getMessage());
            throw message.startsWith("'") ? e : new ModelFormatException("'" + file + "' " + message);
        }
    }
}
