package io.limbeck.engine.store;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A result in the store.
 *
 * @param key its content hash
 * @param folder where its files are; nobody writes there
 * @param stored when it was put there
 * @param wall how long the work took
 * @param files what the folder holds, by name; {@code /} separates folders
 * @param ingredients what it was made of
 */
public record StoredEntry(
        String key,
        Path folder,
        Instant stored,
        Duration wall,
        SortedMap<String, StoredFile> files,
        Ingredients ingredients) {

    /**
     * A file of an entry.
     *
     * @param size its length in bytes
     * @param sha256 its digest, lower-case hex
     */
    public record StoredFile(long size, String sha256) {}

    public StoredEntry {
        requireNonNull(key, "key is null");
        requireNonNull(folder, "folder is null");
        requireNonNull(stored, "stored is null");
        requireNonNull(wall, "wall is null");
        requireNonNull(ingredients, "ingredients is null");
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /**
     * {@return the path of one of its files}
     *
     * @throws IllegalArgumentException if the entry has no such file
     */
    public Path file(String name) {
        if (!files.containsKey(name)) {
            throw new IllegalArgumentException(
                    "The entry '" + key + "' has no file '" + name + "', but " + files.keySet());
        }
        return folder.resolve(name);
    }

    StoredEntry movedTo(Path home) {
        return new StoredEntry(key, home, stored, wall, files, ingredients);
    }
}
