package io.limbeck.engine.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.StreamSupport;

/** Reads documents, YAML or JSON. What comes back has the order of the text. */
public final class ExperimentReader {

    /** Longest document, in bytes. */
    public static final int LONGEST = 1 << 20;

    /** Deepest nesting of lists and maps. */
    static final int DEEPEST = 40;

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private ExperimentReader() {}

    /**
     * Reads a file.
     *
     * @throws InvalidInputException if there is no such file, or it is no document
     */
    public static ObjectNode read(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw wrong(file.toString(), "is a folder", "name the document itself, a .yaml or .json file");
            }
            if (Files.size(file) > LONGEST) {
                throw wrong(
                        file.toString(),
                        "is '" + Files.size(file) + "' bytes long, and a document has at most " + LONGEST,
                        "name an experiment's document; data belongs into files that the document names");
            }
            byte[] bytes = Files.readAllBytes(file);
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return parse(text, file.toString());
        } catch (CharacterCodingException e) {
            throw wrong(file.toString(), "is not a UTF-8 text", "save the document as UTF-8");
        } catch (java.nio.file.NoSuchFileException e) {
            throw wrong(
                    file.toString(),
                    "there is no such file",
                    "check the name; relative names start in " + Path.of("").toAbsolutePath());
        } catch (IOException e) {
            throw wrong(file.toString(), "cannot be read: " + e, "check that you may read the file");
        }
    }

    /**
     * Reads a text.
     *
     * @throws InvalidInputException if it is no document
     */
    public static ObjectNode parse(String text) {
        return parse(text, "");
    }

    /** Reads a text whose problems are told to be in {@code name}. */
    public static ObjectNode parse(String text, String name) {
        if (text.length() > LONGEST) {
            throw wrong(
                    name,
                    "the document is '" + text.length() + "' characters long, and may have " + LONGEST,
                    "data belongs into files that the document names");
        }
        String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
        JsonNode tree = body.stripLeading().startsWith("{") ? json(body, name) : Yaml.parse(body, name);
        if (tree instanceof ObjectNode document) {
            return document;
        }
        throw wrong(
                name,
                "a document is a map of sections, but this is '" + shorten(tree.toString()) + "'",
                "begin with 'limbeck: 1' and go on with 'data:', 'teacher:' and 'student:'");
    }

    /** {@return one value as YAML would read it: {@code 4}, {@code 1e-3}, {@code [8, 16]}, {@code adam}} */
    public static JsonNode value(String text) {
        return Yaml.parse(text, "");
    }

    /** A flow map of YAML begins like JSON; what is no JSON gets its second chance. */
    private static JsonNode json(String text, String name) {
        try {
            JsonNode tree = JSON.readTree(text);
            if (!isFinite(tree)) {
                throw wrong(name, "holds a number that is not finite once it is read", "write a finite number");
            }
            return tree;
        } catch (JsonProcessingException e) {
            if (name.endsWith(".json")) {
                String where = e.getLocation() == null
                        ? name
                        : name + ":" + e.getLocation().getLineNr() + ":"
                                + e.getLocation().getColumnNr();
                throw wrong(where, "is not JSON: " + e.getOriginalMessage(), "mend the text at that place");
            }
            return Yaml.parse(text, name);
        }
    }

    private static boolean isFinite(JsonNode node) {
        if (node.isValueNode()) {
            return !node.isFloatingPointNumber() || Double.isFinite(node.doubleValue());
        }
        return StreamSupport.stream(node.spliterator(), false).allMatch(ExperimentReader::isFinite);
    }

    /** {@return the text, or its beginning if it is long} */
    public static String shorten(String text) {
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }

    static InvalidInputException wrong(String where, String message, String remedy) {
        return new InvalidInputException(Problem.error(where, message, remedy));
    }
}
