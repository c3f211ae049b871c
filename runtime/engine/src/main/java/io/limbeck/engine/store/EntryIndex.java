package io.limbeck.engine.store;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which entries were made at which place: one line each, in the order of storing. Only a help for finding neighbours;
 * a line that is lost or torn costs an explanation and nothing else. What was read once is not read again.
 */
final class EntryIndex {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final Map<List<String>, List<String>> keys = new HashMap<>();
    private long done;

    EntryIndex(Path file) {
        this.file = file;
    }

    void add(StoredEntry entry) throws IOException {
        ObjectNode line = JsonNodeFactory.instance
                .objectNode()
                .put("key", entry.key())
                .put("kind", entry.ingredients().kind())
                .put("place", entry.ingredients().place());
        Files.writeString(file, line + "\n", CREATE, APPEND);
    }

    synchronized List<String> keysAt(String kind, String place) {
        try {
            readOn();
        } catch (IOException e) {
            System.getLogger(EntryIndex.class.getName())
                    .log(System.Logger.Level.WARNING, "'" + file + "' could not be read", e);
        }
        List<String> latestFirst = new ArrayList<>(keys.getOrDefault(List.of(kind, place), List.of()));
        Collections.reverse(latestFirst);
        return latestFirst;
    }

    private void readOn() throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(file, READ)) {
            ByteBuffer rest = ByteBuffer.allocate(Math.toIntExact(Math.max(0, channel.size() - done)));
            while (rest.hasRemaining() && channel.read(rest, done + rest.position()) >= 0) {}
            String text = new String(rest.array(), 0, rest.position(), StandardCharsets.ISO_8859_1);
            int end = text.lastIndexOf('\n') + 1;
            for (String line : text.substring(0, end).lines().toList()) {
                remember(new String(line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
            }
            done += end;
        }
    }

    private void remember(String line) {
        try {
            JsonNode made = JSON.readTree(line);
            keys.computeIfAbsent(
                            List.of(
                                    made.path("kind").asText(),
                                    made.path("place").asText()),
                            none -> new ArrayList<>())
                    .add(made.path("key").asText());
        } catch (JsonProcessingException e) {
            System.getLogger(EntryIndex.class.getName())
                    .log(System.Logger.Level.DEBUG, "A line of '" + file + "' is torn", e);
        }
    }
}
