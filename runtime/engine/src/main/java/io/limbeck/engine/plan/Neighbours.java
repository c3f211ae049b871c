package io.limbeck.engine.plan;

import io.limbeck.engine.store.ContentStore;
import io.limbeck.engine.store.Ingredients;
import io.limbeck.engine.store.StoredEntry;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Earlier results at the same place: what has changed since, and how long it took then. */
final class Neighbours {

    /** Latest entries of a place that are looked at. */
    private static final int MOST = 32;

    /** With more differences than this, a result of another experiment is not an earlier version of this one. */
    private static final int KINSHIP = 3;

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final ContentStore store;
    private final Map<List<String>, List<StoredEntry>> byPlace = new HashMap<>();

    Neighbours(ContentStore store) {
        this.store = store;
    }

    /** What the nearest neighbour says of a step that has to run. */
    record Judgement(String why, Optional<Duration> expected) {}

    private record Neighbour(StoredEntry entry, List<Change> changes) {
        /** What follows from other changes alone does not make a neighbour more distant. */
        long distance() {
            return changes.stream()
                    .filter(change -> change.cause() != Change.Cause.INPUT)
                    .count();
        }
    }

    Judgement judge(Ingredients now) {
        Optional<Neighbour> nearest = at(now).map(entry -> new Neighbour(
                        entry, Differences.between(entry.ingredients().content(), now.content())))
                .min(Comparator.comparingLong(Neighbour::distance)
                        .thenComparingInt(neighbour -> neighbour.changes().size()));
        Optional<Duration> expected = nearest.map(Neighbour::entry)
                .filter(entry -> entry.ingredients().component().equals(now.component()))
                .map(StoredEntry::wall);
        String why = nearest.filter(neighbour -> isKin(neighbour, now))
                .map(neighbour -> Change.phrase(neighbour.changes()))
                .orElse("new");
        return new Judgement(why, expected);
    }

    static String origin(StoredEntry entry) {
        Ingredients made = entry.ingredients();
        String run = made.run().isEmpty() ? made.experiment() : made.run();
        return "same content as " + run + "/" + made.place() + ", stored " + WHEN.format(entry.stored());
    }

    private static boolean isKin(Neighbour neighbour, Ingredients now) {
        return !neighbour.changes().isEmpty()
                && (neighbour.entry().ingredients().experiment().equals(now.experiment())
                        || neighbour.distance() <= KINSHIP);
    }

    private Stream<StoredEntry> at(Ingredients now) {
        return byPlace
                .computeIfAbsent(
                        List.of(now.kind(), now.place()), place -> store.keysAt(now.kind(), now.place()).stream()
                                .distinct()
                                .limit(MOST)
                                .flatMap(key -> store.find(key).stream())
                                .toList())
                .stream();
    }
}
