package io.limbeck.engine.store;

import static java.util.Objects.requireNonNull;

import io.limbeck.spi.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Results by content hash, in a folder: {@code ab/<key>/} with the files and {@code entry.json}.
 *
 * <p>An entry is written elsewhere in the same folder ({@link Workbench}), forced to disk and then renamed, so that it
 * is there wholly or not at all. An entry that is not what its {@code entry.json} says counts as missing and is moved
 * to {@code damaged/}. Any number of threads and processes may use one folder; of two that put the same key the first
 * wins. Nothing is created before the first {@link #put}.
 */
public final class ContentStore {

    private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}");

    private final Path folder;
    private final Clock clock;
    private final Workbench workbench;
    private final EntryIndex index;

    /** The store in that folder. Clears away what crashed writers left there. */
    public ContentStore(Path folder) {
        this(folder, Clock.systemUTC());
    }

    ContentStore(Path folder, Clock clock) {
        this.folder = requireNonNull(folder, "folder is null").toAbsolutePath().normalize();
        this.clock = clock;
        this.workbench = new Workbench(this.folder.resolve("unfinished"));
        this.index = new EntryIndex(this.folder.resolve("index.jsonl"));
        workbench.clean();
    }

    /** {@return the store of a folder of runs: {@code <runs>/.store}} */
    public static ContentStore in(Path runs) {
        return new ContentStore(runs.resolve(".store"));
    }

    /** {@return where the store is} */
    public Path folder() {
        return folder;
    }

    /** {@return the entry, if it is there with all its files in their full length} */
    public Optional<StoredEntry> find(String key) {
        return find(key, false);
    }

    /** {@return the entry, if it is there and every file has its digest}; reads all files */
    public Optional<StoredEntry> verify(String key) {
        return find(key, true);
    }

    /** {@return the key and origin of entries made at that place, the latest first}; some may be gone meanwhile */
    public List<String> keysAt(String kind, String place) {
        return index.keysAt(kind, place);
    }

    /** Like {@link #put(String, Ingredients, Duration, IOConsumer)}, the work being that of the writer. */
    public StoredEntry put(String key, Ingredients ingredients, IOConsumer<Path> writer) {
        Instant start = clock.instant();
        return put(key, ingredients, writer, () -> Duration.between(start, clock.instant()));
    }

    /**
     * Stores a result, unless it is there already.
     *
     * @param key its content hash, 64 lower-case hex digits
     * @param ingredients what it was made of
     * @param wall how long the work took
     * @param writer writes the files into an empty folder
     * @return what is stored under that key now
     * @throws InvalidInputException if the disk is full or the folder cannot be written; nothing is left half-written
     * @throws java.io.UncheckedIOException if anything else fails
     */
    public StoredEntry put(String key, Ingredients ingredients, Duration wall, IOConsumer<Path> writer) {
        return put(key, ingredients, writer, () -> wall);
    }

    private StoredEntry put(String key, Ingredients ingredients, IOConsumer<Path> writer, Supplier<Duration> wall) {
        Optional<StoredEntry> present = find(key);
        if (present.isPresent()) {
            return present.get();
        }
        try (Workbench.Place place = workbench.open()) {
            writer.accept(place.folder());
            StoredEntry entry = EntryFile.write(place.folder(), key, clock.instant(), wall.get(), ingredients);
            Files.createDirectories(shelf(key));
            Optional<StoredEntry> other = rename(place.folder(), key);
            if (other.isPresent()) {
                return other.get();
            }
            Durability.force(shelf(key));
            StoredEntry stored = entry.movedTo(home(key));
            index.add(stored);
            return stored;
        } catch (IOException e) {
            throw StoreFailure.of(folder, e);
        }
    }

    /** Moves a finished entry to its home; {@return the entry that was there first, if any} */
    private Optional<StoredEntry> rename(Path from, String key) throws IOException {
        try {
            Files.move(from, home(key), StandardCopyOption.ATOMIC_MOVE);
            return Optional.empty();
        } catch (IOException e) {
            Optional<StoredEntry> first = find(key);
            if (first.isPresent()) {
                return first;
            }
            if (Files.exists(home(key))) {
                throw e;
            }
            Files.move(from, home(key), StandardCopyOption.ATOMIC_MOVE);
            return Optional.empty();
        }
    }

    private Optional<StoredEntry> find(String key, boolean digests) {
        Path home = home(key);
        if (!Files.isDirectory(home)) {
            return Optional.empty();
        }
        try {
            StoredEntry entry = EntryFile.read(home);
            if (entry.key().equals(key) && EntryFile.isWhole(entry, digests)) {
                return Optional.of(entry);
            }
            setAside(home, "its files are not those it names");
        } catch (IOException e) {
            setAside(home, String.valueOf(e.getMessage()));
        }
        return Optional.empty();
    }

    private void setAside(Path home, String reason) {
        System.getLogger(ContentStore.class.getName())
                .log(
                        System.Logger.Level.WARNING,
                        "The stored result '" + home + "' is damaged and is not used: " + reason);
        Path damaged = folder.resolve("damaged");
        try {
            Files.createDirectories(damaged);
            Files.move(
                    home,
                    damaged.resolve(home.getFileName() + "-" + UUID.randomUUID()),
                    StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            System.getLogger(ContentStore.class.getName())
                    .log(System.Logger.Level.WARNING, "The damaged entry '" + home + "' could not be moved away", e);
        }
    }

    private Path home(String key) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("A key is made of 64 lower-case hex digits, but is '" + key + "'");
        }
        return shelf(key).resolve(key);
    }

    private Path shelf(String key) {
        return folder.resolve(key.substring(0, 2));
    }
}
