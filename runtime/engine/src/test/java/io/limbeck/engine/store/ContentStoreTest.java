package io.limbeck.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.limbeck.spi.InvalidInputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentStoreTest {

    private static final String KEY = "ab".repeat(32);

    @TempDir
    private Path runs;

    @Test
    void whatWasPutIsFoundAfterARestart() throws IOException {
        Instant now = Instant.parse("2026-05-01T10:00:00Z");
        new ContentStore(runs.resolve(".store"), Clock.fixed(now, ZoneOffset.UTC))
                .put(KEY, ingredients("student"), Duration.ofMillis(1500), folder -> {
                    Files.writeString(folder.resolve("a"), "one");
                    Files.writeString(
                            Files.createDirectories(folder.resolve("deep/er")).resolve("b"), "two");
                });

        StoredEntry entry = ContentStore.in(runs).verify(KEY).orElseThrow();

        assertThat(entry.stored()).isEqualTo(now);
        assertThat(entry.wall()).isEqualTo(Duration.ofMillis(1500));
        assertThat(entry.ingredients()).isEqualTo(ingredients("student"));
        assertThat(entry.folder()).isEqualTo(runs.resolve(".store/ab/" + KEY));
        assertThat(entry.files().keySet()).containsExactly("a", "deep/er/b");
        assertThat(entry.file("deep/er/b")).hasContent("two");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> entry.file("c"))
                .withMessageContaining("has no file 'c', but [a, deep/er/b]");
    }

    @Test
    void nothingIsCreatedBeforeTheFirstPut() {
        ContentStore store = ContentStore.in(runs);

        assertThat(store.find(KEY)).isEmpty();
        assertThat(store.keysAt("model", "student")).isEmpty();
        assertThat(runs).isEmptyDirectory();
    }

    @Test
    void theFirstOfTwoWins() {
        ContentStore store = ContentStore.in(runs);
        store.put(KEY, ingredients("student"), folder -> Files.writeString(folder.resolve("a"), "first"));

        StoredEntry second = store.put(KEY, ingredients("other"), folder -> {
            throw new IOException("nobody needs this written");
        });

        assertThat(second.file("a")).hasContent("first");
    }

    @Test
    void manyWhoPutTheSameAtOnceAllGetTheOneThatWon() throws Exception {
        int writers = 8;
        CyclicBarrier together = new CyclicBarrier(writers);
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        try {
            List<Callable<String>> puts = IntStream.range(0, writers)
                    .<Callable<String>>mapToObj(i -> () -> new ContentStore(runs)
                            .put(KEY, ingredients("student"), folder -> {
                                Files.writeString(folder.resolve("a"), "writer " + i);
                                await(together);
                            })
                            .file("a")
                            .toString())
                    .toList();
            for (Future<String> put : threads.invokeAll(puts)) {
                assertThat(Path.of(put.get())).isEqualTo(runs.resolve("ab/" + KEY + "/a"));
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(new ContentStore(runs).verify(KEY)).isPresent();
        assertThat(runs.resolve("unfinished")).isEmptyDirectory();
        assertThat(new ContentStore(runs).keysAt("model", "student")).containsExactly(KEY);
    }

    @Test
    void anEntryOfWhichAFileIsCutShortCountsAsMissingAndIsMovedAway() throws IOException {
        ContentStore store = new ContentStore(runs);
        StoredEntry entry = put(store, "whole");
        Files.writeString(entry.file("a"), "who");

        assertThat(store.find(KEY)).isEmpty();
        assertThat(entry.folder()).doesNotExist();
        assertThat(runs.resolve("damaged")).isNotEmptyDirectory();
        assertThat(put(store, "again").file("a")).hasContent("again");
    }

    @Test
    void aFlippedBitIsSeenByVerify() throws IOException {
        ContentStore store = new ContentStore(runs);
        StoredEntry entry = put(store, "whole");
        Files.writeString(entry.file("a"), "whale");

        assertThat(store.find(KEY)).isPresent();
        assertThat(store.verify(KEY)).isEmpty();
        assertThat(store.find(KEY)).isEmpty();
    }

    @Test
    void anEntryWithoutDescriptionOrWithHalfOfItCountsAsMissing() throws IOException {
        ContentStore store = new ContentStore(runs);
        Files.delete(put(store, "one").folder().resolve("entry.json"));
        assertThat(store.find(KEY)).isEmpty();

        Path description = put(store, "two").folder().resolve("entry.json");
        Files.writeString(description, Files.readString(description).substring(0, 50));
        assertThat(store.find(KEY)).isEmpty();

        Files.writeString(put(store, "three").folder().resolve("entry.json"), "{}");
        assertThat(store.find(KEY)).isEmpty();
    }

    @Test
    void anEntryUnderTheNameOfAnotherCountsAsMissing() throws IOException {
        ContentStore store = new ContentStore(runs);
        String other = "ab" + "cd".repeat(31);
        Files.move(put(store, "one").folder(), runs.resolve("ab").resolve(other));

        assertThat(store.find(other)).isEmpty();
    }

    @Test
    void whatACrashedWriterLeftIsClearedAwayAndWhatALivingOneWritesIsNot() throws IOException {
        Path unfinished = Files.createDirectories(runs.resolve("unfinished"));
        Path dead = Files.createDirectory(unfinished.resolve("1-0-dead"));
        Files.writeString(dead.resolve("a"), "half");
        Files.createFile(unfinished.resolve("1-0-dead.lock"));
        Path orphan = Files.createDirectory(unfinished.resolve("1-0-orphan"));

        new ContentStore(runs).put(KEY, ingredients("student"), folder -> {
            Files.writeString(folder.resolve("a"), "one");
            new ContentStore(runs);
            assertThat(folder.resolve("a")).exists();
        });

        assertThat(dead).doesNotExist();
        assertThat(orphan).doesNotExist();
        assertThat(unfinished).isEmptyDirectory();
    }

    @Test
    void aWriterInAnotherProcessIsLeftAloneUntilItIsKilled() throws Exception {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SlowWriter.class.getName(),
                        runs.toString(),
                        KEY)
                .redirectErrorStream(true)
                .start();
        try (BufferedReader said = writer.inputReader()) {
            assertThat(said.readLine()).isEqualTo(SlowWriter.HALF_WAY);
            new ContentStore(runs);
            assertThat(runs.resolve("unfinished")).isNotEmptyDirectory();
            assertThat(put(new ContentStore(runs), "faster").file("a")).hasContent("faster");
        } finally {
            writer.destroyForcibly().waitFor();
        }
        assertThat(runs.resolve("unfinished")).isNotEmptyDirectory();
        assertThat(new ContentStore(runs).verify(KEY)).isPresent();
        assertThat(runs.resolve("unfinished")).isEmptyDirectory();
    }

    @Test
    void aWriterThatFailsLeavesNothing() {
        ContentStore store = new ContentStore(runs);

        assertThatThrownBy(() -> store.put(KEY, ingredients("student"), folder -> {
                    Files.writeString(folder.resolve("a"), "half");
                    throw new IOException("The cable is loose");
                }))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("could not be stored in '" + runs + "': The cable is loose");
        assertThatThrownBy(() -> store.put(KEY, ingredients("student"), folder -> {
                    throw new IllegalStateException("a bug");
                }))
                .hasMessage("a bug");

        assertThat(store.find(KEY)).isEmpty();
        assertThat(runs.resolve("unfinished")).isEmptyDirectory();
    }

    @Test
    void aFullDiskIsToldWithFolderAndRemedy() {
        ContentStore store = new ContentStore(runs);

        assertThatThrownBy(() -> store.put(KEY, ingredients("student"), folder -> {
                    Files.writeString(folder.resolve("a"), "half");
                    throw new FileSystemException(folder.resolve("b").toString(), null, "No space left on device");
                }))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'" + runs + "': the disk is full")
                .hasMessageContaining("'--runs DIR'");
        assertThat(runs.resolve("unfinished")).isEmptyDirectory();
    }

    @Test
    void aDiskThatIsReallyFullIsToldAndLeavesNothing() throws Exception {
        Path small = Files.createDirectory(runs.resolve("small"));
        assumeTrue(
                call("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", small.toString()),
                "nothing may be mounted here");
        try {
            ContentStore store = new ContentStore(small);
            assertThatThrownBy(() -> store.put(
                            KEY,
                            ingredients("student"),
                            folder -> FloatFile.write(
                                    folder.resolve("a"), new FloatFile(1 << 18, 1, new float[1 << 18]))))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("'" + small + "': the disk is full ('No space left on device')");
            assertThat(store.find(KEY)).isEmpty();
            assertThat(small.resolve("unfinished")).isEmptyDirectory();
            assertThat(put(store, "something smaller").file("a")).hasContent("something smaller");
        } finally {
            assertThat(call("umount", small.toString())).isTrue();
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsToldWithRemedy() throws IOException {
        Path file = Files.createFile(runs.resolve("file"));

        assertThatThrownBy(() -> put(new ContentStore(file.resolve("store")), "one"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("the folder cannot be written")
                .hasMessageContaining("'--runs DIR'");
    }

    @Test
    void aTornLineOfTheIndexHidesOnlyItself() throws IOException {
        ContentStore store = new ContentStore(runs);
        put(store, "one");
        Files.writeString(runs.resolve("index.jsonl"), "{\"key\": \"12\n", StandardOpenOption.APPEND);
        String other = "cd".repeat(32);
        store.put(other, ingredients("student"), folder -> {});

        assertThat(store.keysAt("model", "student")).containsExactly(other, KEY);
        assertThat(new ContentStore(runs).keysAt("model", "student")).containsExactly(other, KEY);
        assertThat(store.keysAt("model", "teacher")).isEmpty();
    }

    @Test
    void aKeyThatIsNoHashIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ContentStore(runs).find("../../etc"))
                .withMessageContaining("'../../etc'");
    }

    @Test
    void theKeyOfIngredientsDependsOnTheirContentAlone() {
        Ingredients one = ingredients("student");
        assertThat(one.in("run-7").key()).isEqualTo(ingredients("elsewhere").key());

        var reordered = JsonNodeFactory.instance.objectNode();
        reordered.put("b", "ü").put("a", 1);
        assertThat(new Ingredients("model", "x/y", "", "e", "p", reordered).key())
                .isEqualTo(one.key())
                .isEqualTo(Hashes.sha256("{\"a\":1,\"b\":\"ü\"}"));
    }

    private static StoredEntry put(ContentStore store, String text) {
        return store.put(KEY, ingredients("student"), folder -> Files.writeString(folder.resolve("a"), text));
    }

    private static Ingredients ingredients(String place) {
        return new Ingredients(
                "model",
                "models/trained",
                "",
                "fair",
                place,
                JsonNodeFactory.instance.objectNode().put("a", 1).put("b", "ü"));
    }

    private static void await(CyclicBarrier barrier) throws IOException {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    private static boolean call(String... command) throws Exception {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
