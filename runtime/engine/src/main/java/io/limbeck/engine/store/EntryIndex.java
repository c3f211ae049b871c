package io.limbeck.engine.store;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Which entries were made at which place: one line each, in the order of storing. Only a help for finding neighbours;
 * a line that is lost or torn costs an explanation and nothing else.
 */
final class EntryIndex {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    EntryIndex(Path file) {
        this.file = file;
    }

    void add(StoredEntry entry) throws IOException {
        ObjectNode line = JsonNodeFactory.instance
                .objectNode()
                .put("key", entry.key())
                .put("kind", entry.ingredients().kind())
                .put("component", entry.ingredients().component())
                .put("place", entry.ingredients().place());
        // A line begins with its break, so that one torn by a crash does not spoil the next.
        Files.write(file, ("\n" + line).getBytes(StandardCharsets.UTF_8), CREATE, APPEND);
    }

    List<String> keysAt(String kind, String place) {
        if (!Files.exists(file)) {
            return List.of();
        }
        List<String> keys = new ArrayList<>();
        try {
            for (String text : new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n", -1)) {
                JsonNode line = parsed(text);
                if (line.path("kind").asText().equals(kind) && line.path("place").asText().equals(place)) {
                    keys.add(line.path("key").asText());
                }
            }
        } catch (IOException e) {
            System.getLogger(EntryIndex.class.getName())
                    .log(System.Logger.Level.WARNING, "'" + file + "' could not be read", e);
        }
        Collections.reverse(keys);
        return keys;
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return JsonNodeFactory.instance.missingNode();
        }
    }
}
