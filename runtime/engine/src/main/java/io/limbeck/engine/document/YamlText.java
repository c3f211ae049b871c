package io.limbeck.engine.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import io.limbeck.spi.InvalidInputException;

/** Writes documents as YAML, with as few quotes as they can be read back with. */
final class YamlText {

    private static final ObjectMapper PLAIN = mapper(true);
    private static final ObjectMapper QUOTED = mapper(false);

    private YamlText() {}

    private static ObjectMapper mapper(boolean plain) {
        return new ObjectMapper(YAMLFactory.builder()
                .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                .disable(YAMLGenerator.Feature.SPLIT_LINES)
                .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
                .configure(YAMLGenerator.Feature.MINIMIZE_QUOTES, plain)
                .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                .build());
    }

    static String of(ObjectNode document) {
        String plain = written(PLAIN, document);
        return reads(plain, document) ? plain : written(QUOTED, document);
    }

    /** Words such as {@code no} or {@code 1e3} are not texts unless they are quoted: reading shows it. */
    private static boolean reads(String text, JsonNode document) {
        try {
            return ExperimentReader.parse(text).equals(document);
        } catch (InvalidInputException e) {
            return false;
        }
    }

    private static String written(ObjectMapper mapper, JsonNode document) {
        try {
            return mapper.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree is always YAML", e);
        }
    }
}
