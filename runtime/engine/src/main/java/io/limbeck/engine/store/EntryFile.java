package io.limbeck.engine.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.store.StoredEntry.StoredFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** {@code entry.json}: what an entry is, and what its folder must hold. */
final class EntryFile {

    private static final String NAME = "entry.json";
    private static final int FORMAT = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    private EntryFile() {}

    /** Describes a folder whose files are written, and forces everything to disk. */
    static StoredEntry write(Path folder, String key, Instant stored, Duration wall, Ingredients ingredients)
            throws IOException {
        SortedMap<String, StoredFile> files = new TreeMap<>();
        for (Path file : filesIn(folder)) {
            String name = folder.relativize(file).toString().replace('\\', '/');
            files.put(name, new StoredFile(Files.size(file), Hashes.sha256(file)));
            Durability.force(file);
        }
        StoredEntry entry = new StoredEntry(key, folder, stored, wall, files, ingredients);
        Path description = folder.resolve(NAME);
        JSON.writerWithDefaultPrettyPrinter().writeValue(description.toFile(), toJson(entry));
        Durability.force(description);
        Durability.force(folder);
        return entry;
    }

    /**
     * {@return the entry in a folder, as its description says}
     *
     * @throws IOException if the description is missing or not readable
     */
    static StoredEntry read(Path folder) throws IOException {
        try {
            return fromJson(folder, JSON.readTree(Files.readAllBytes(folder.resolve(NAME))));
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
            throw new IOException("'" + folder.resolve(NAME) + "' is not readable", e);
        }
    }

    /** {@return whether all files are there in their length and, if asked for, with their digests} */
    static boolean isWhole(StoredEntry entry, boolean digests) throws IOException {
        for (var file : entry.files().entrySet()) {
            Path path = entry.folder().resolve(file.getKey());
            if (!Files.isRegularFile(path)
                    || Files.size(path) != file.getValue().size()
                    || (digests && !Hashes.sha256(path).equals(file.getValue().sha256()))) {
                return false;
            }
        }
        return true;
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static ObjectNode toJson(StoredEntry entry) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("format", FORMAT);
        json.put("key", entry.key());
        json.put("stored", entry.stored().toString());
        json.put("wallSeconds", entry.wall().toNanos() / 1e9);
        ObjectNode files = json.putObject("files");
        entry.files()
                .forEach((name, file) ->
                        files.putObject(name).put("size", file.size()).put("sha256", file.sha256()));
        Ingredients made = entry.ingredients();
        json.putObject("ingredients")
                .put("kind", made.kind())
                .put("component", made.component())
                .put("run", made.run())
                .put("experiment", made.experiment())
                .put("place", made.place())
                .set("content", made.content());
        return json;
    }

    private static StoredEntry fromJson(Path folder, JsonNode json) {
        if (json.path("format").asInt() != FORMAT) {
            throw new IllegalArgumentException("The format is '" + json.path("format") + "', not '" + FORMAT + "'");
        }
        SortedMap<String, StoredFile> files = new TreeMap<>();
        json.required("files")
                .properties()
                .forEach(file -> files.put(
                        file.getKey(),
                        new StoredFile(
                                file.getValue().required("size").asLong(),
                                file.getValue().required("sha256").asText())));
        JsonNode made = json.required("ingredients");
        if (!(made.required("content") instanceof ObjectNode content)) {
            throw new IllegalArgumentException("The content is not an object");
        }
        return new StoredEntry(
                json.required("key").asText(),
                folder,
                Instant.parse(json.required("stored").asText()),
                Duration.ofNanos(Math.round(json.required("wallSeconds").asDouble() * 1e9)),
                files,
                new Ingredients(
                        made.required("kind").asText(),
                        made.required("component").asText(),
                        made.required("run").asText(),
                        made.required("experiment").asText(),
                        made.required("place").asText(),
                        content));
    }
}
